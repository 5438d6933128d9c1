import type { Compositor, WatcherIdentity } from "@porchlight/event-notifier";
import type { Instant } from "@porchlight/kernel";
import type { Decision } from "@porchlight/policy";
import type { PresenceAuthority } from "./authorization/presence-authority";
import type { RulesReport } from "./authorization/rules-report";
import { presenceCompositor } from "./presence-package";

/** What is decided about a watcher now, and what would be. */
export interface ComparedDecision {
  readonly before: Decision;
  readonly after: Decision;
}

/** What other documents would make of the rules, and of watchers. */
export interface RulesPreview extends RulesReport {
  /** In the order of the watchers. */
  readonly decisions: readonly ComparedDecision[];
}

export interface RulesDraft {
  /** Texts by path below the XCAP root, in place of what is there. */
  readonly texts: ReadonlyMap<string, string>;
  readonly watchers: readonly WatcherIdentity[];
  readonly now: Instant;
}

/** Asks the evaluator twice about each watcher: with the documents as they are, and as they would be. */
export function previewRules(
  authority: PresenceAuthority,
  compositor: Compositor,
  { texts, watchers, now }: RulesDraft,
): RulesPreview {
  const presence = presenceCompositor(compositor);
  const { presentity } = presence;
  const draft = authority.withDraft(texts);
  const sphere = (): string | undefined => presence.sphere(now).value;
  const decisions = watchers.map((watcher) => {
    const question = { presentity, watcher, now, sphere };
    return { before: authority.decide(question), after: draft.decide(question) };
  });
  return { ...draft.report(presentity, now), decisions };
}
