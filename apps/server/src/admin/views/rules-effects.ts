import type { AffectedWatcher, RulesEffect } from "@porchlight/admin-api";
import type { ComparedDecision } from "@porchlight/event-packages";
import { type Decision, permissionDifference, viewOf } from "@porchlight/policy";

export type WatcherChange = Pick<AffectedWatcher, "before" | "after" | "lost" | "gained">;

/** What would be another one for a watcher; undefined when nothing would. */
export function watcherChange({ before, after }: ComparedDecision): WatcherChange | undefined {
  const { lost, gained } = shownDifference(before, after);
  if (before.handling === after.handling && lost.length === 0 && gained.length === 0) return undefined;
  return { before: before.handling, after: after.handling, lost: [...lost], gained: [...gained] };
}

/** Of watchers that are let in before and after. */
function shownDifference(before: Decision, after: Decision): ReturnType<typeof permissionDifference> {
  const [one, other] = [viewOf(before), viewOf(after)];
  if (one.kind !== "granted" || other.kind !== "granted") return { lost: [], gained: [] };
  return permissionDifference(one.permissions, other.permissions);
}

const NEW_HANDLING = {
  allow: "let-in",
  "polite-block": "politely-blocked",
  confirm: "asked",
  block: "blocked",
} as const satisfies Readonly<Record<Decision["handling"], RulesEffect["kind"]>>;

/** The changes by kind, those that concern most watchers first. */
export function rulesEffects(changes: readonly WatcherChange[]): RulesEffect[] {
  const effects = new Map<string, RulesEffect>();
  const count = (kind: RulesEffect["kind"], what: readonly string[]): void => {
    const name = JSON.stringify([kind, ...what]);
    const watchers = (effects.get(name)?.watchers ?? 0) + 1;
    effects.set(name, { kind, what: [...what], watchers });
  };
  for (const { before, after, lost, gained } of changes) {
    if (before !== after) count(NEW_HANDLING[after], []);
    if (lost.length > 0) count("loses", lost);
    if (gained.length > 0) count("gains", gained);
  }
  return [...effects.values()].sort((one, other) => other.watchers - one.watchers);
}
