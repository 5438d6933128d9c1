import { type AffectedWatcher, MAX_AFFECTED_WATCHERS, type RulesPreview } from "@porchlight/admin-api";
import type { EngineViews } from "@porchlight/engine";
import { PRESENCE } from "@porchlight/event-packages";
import { type Instant, ok, type Result, saidIn } from "@porchlight/kernel";
import { documentSelectorText } from "@porchlight/xdm";
import type { DocumentAddress, DocumentErrand, OfficeDocuments } from "../../ports/documents";
import type { OfficePort } from "../../ports/office";
import { type Problem, refuse } from "../../problem";
import { say } from "../../sayings";
import { rulesEffects, watcherChange } from "../../views/rules-effects";
import { warningRow } from "../../views/rules-report";
import { refusalReason } from "../documents/write-refusal";

interface Parts {
  readonly office: Pick<OfficePort, "views" | "previewRules">;
  readonly documents: OfficeDocuments;
}

interface Draft {
  readonly selector: string;
  readonly text: string;
}

/** What a text would do as rules of a user. Nothing is written. */
export async function previewRules(
  { office, documents }: Parts,
  aor: string,
  { selector, text }: Draft,
  errand: DocumentErrand,
  now: Instant,
): Promise<Result<RulesPreview, Problem>> {
  const address = documents.address(selector);
  if (address === undefined || !isRulesOf(address, aor)) {
    return refuse("invalid-input", say("is-no-rules-document", { address: aor }), "selector");
  }
  const answer = await documents.weigh(address, { ...errand, text, expected: undefined });
  const watchers = watchersOf(office.views, aor);
  const texts = new Map([[documentSelectorText(address.key), text]]);
  const { rules, warnings, decisions } = office.previewRules(aor, {
    texts,
    now,
    watchers: watchers.map(({ watcher, isAnonymous }) => ({ identities: [watcher], isAnonymous })),
  });
  const reads = rules.kind !== "unreadable";
  const affected = (reads ? watchers : []).flatMap((watcher, index): AffectedWatcher[] => {
    const decision = decisions[index];
    const change = decision === undefined ? undefined : watcherChange(decision);
    return change === undefined ? [] : [{ ...watcher, ...change }];
  });
  const unread = reads ? undefined : say("does-not-read", { because: rules.fault.reason });
  const refusal = answer.status < 300 ? unread : refusalReason(answer);
  return ok({
    refusal: refusal?.text ?? null,
    refusalSaid: refusal === undefined ? null : saidIn(refusal),
    warnings: warnings.map(warningRow),
    watchers: watchers.length,
    changed: affected.length,
    effects: rulesEffects(affected),
    affected: affected.slice(0, MAX_AFFECTED_WATCHERS),
  });
}

const USAGES: readonly string[] = ["org.openmobilealliance.pres-rules", "pres-rules"];

const isRulesOf = ({ key }: DocumentAddress, aor: string): boolean =>
  key.tree === "users" && key.xui === aor && USAGES.includes(key.auid);

type LiveWatcher = Pick<AffectedWatcher, "watcher" | "isAnonymous" | "state">;

/** Who watches or waits to, once with however many devices. */
function watchersOf(views: EngineViews, aor: string): readonly LiveWatcher[] {
  const watchers = new Map<string, LiveWatcher>();
  const note = (watcher: LiveWatcher): void => {
    const name = JSON.stringify([watcher.watcher, watcher.isAnonymous]);
    if (!watchers.has(name)) watchers.set(name, watcher);
  };
  for (const { eventPackage, watcher, isAnonymous, state } of views.watchersOf(aor)) {
    if (eventPackage === PRESENCE) note({ watcher, isAnonymous, state });
  }
  for (const { presentity, eventPackage, watcher, isAnonymous } of views.waiting()) {
    if (presentity === aor && eventPackage === PRESENCE) note({ watcher, isAnonymous, state: "waiting" });
  }
  return [...watchers.values()];
}
