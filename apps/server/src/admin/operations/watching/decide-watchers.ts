import type { CallOutput, DecisionWrite, Operations, WatcherDecision } from "@porchlight/admin-api";
import type { Clock } from "@porchlight/kernel";
import { documentSelectorText } from "@porchlight/xdm";
import type { DocumentErrand, OfficeDocuments } from "../../ports/documents";
import type { OfficePort } from "../../ports/office";
import type { AdminStores, AuditNote } from "../../ports/stores";
import { say } from "../../sayings";
import { type AskedWatchers, admitWatchers, type WatchersOfOne } from "./admit-watchers";
import { decideForOne, type OneAnswer } from "./decide-for-one";
import { DECIDED, unchanged } from "./watcher-outcome";
import type { DoneWrite } from "./write-trail";

export interface DecisionParts {
  readonly clock: Clock;
  readonly stores: Pick<AdminStores, "accounts" | "audit">;
  readonly office: Pick<OfficePort, "views" | "rulesInForce">;
  readonly documents: OfficeDocuments;
}

export interface DecisionOrder extends AskedWatchers {
  readonly decision: WatcherDecision;
}

type DecisionAnswer = CallOutput<Operations["decideWatchers"]>;

/** Decides about watchers, presentity by presentity. What stops one of them stops no other. */
export async function decideWatchers(
  parts: DecisionParts,
  order: DecisionOrder,
  errand: DocumentErrand,
): Promise<DecisionAnswer> {
  const answer: DecisionAnswer = { items: [], writes: [] };
  for (const group of await admitWatchers(parts, order)) {
    const { outcomes, done } = await decideForGroup(parts, group, order.decision, errand);
    answer.writes.push(...done.map(writeRow));
    for (const { watcher, settled } of group.watchers) {
      const outcome = settled ?? outcomes.get(watcher) ?? unchanged(say("watcher-so-already"));
      answer.items.push({ presentity: group.presentity, watcher, ...outcome });
    }
  }
  return answer;
}

async function decideForGroup(
  parts: DecisionParts,
  { presentity, watchers }: WatchersOfOne,
  decision: WatcherDecision,
  errand: DocumentErrand,
): Promise<OneAnswer> {
  const open = watchers.flatMap(({ watcher, settled }) => (settled === undefined ? [watcher] : []));
  if (open.length === 0) return { outcomes: new Map(), done: [] };
  const answer = await decideForOne(parts, { presentity, watchers: open, decision }, errand);
  const decided = open.filter((watcher) => answer.outcomes.get(watcher) === DECIDED);
  if (decided.length > 0) {
    await parts.stores.audit.append(
      auditLine(errand, parts.clock(), { presentity, watchers: decided, decision }),
    );
  }
  return answer;
}

/** Beside the lines of the documents that were written for it. */
const auditLine = (
  { actor }: DocumentErrand,
  at: AuditNote["at"],
  {
    presentity,
    watchers,
    decision,
  }: { presentity: string; watchers: readonly string[]; decision: WatcherDecision },
): AuditNote => ({
  ...actor,
  at,
  action: `watcher.${decision}`,
  target: presentity,
  before: undefined,
  after: { watchers },
});

const writeRow = ({ address, before, etag }: DoneWrite): DecisionWrite => ({
  selector: documentSelectorText(address.key),
  before: before === undefined ? null : { etag: before.etag, version: before.version },
  after: etag ?? "",
});
