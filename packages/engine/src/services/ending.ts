import type { TerminationReason } from "@porchlight/event-notifier";
import { after, type Instant } from "@porchlight/kernel";
import { ANONYMOUS } from "../identity/identity";
import type { JournalRecord, SubscriptionRecord, WaitingRecord } from "../ports/journal";
import { displayNameOf } from "../state/live-roster";
import type { WatchRecord } from "../state/watching";

/** How a subscription ends: why, what is stored for it, and the wait that it leaves behind. */
export interface Ending {
  readonly reason: TerminationReason;
  readonly records: readonly JournalRecord[];
  readonly waiting: WaitingRecord | undefined;
}

export function endingOf(
  record: SubscriptionRecord,
  reason: TerminationReason,
  giveUpSeconds: number,
  now: Instant,
): Ending {
  const waiting = waitingOf(record, reason, after(now, giveUpSeconds * 1000), record.owners);
  const gone: JournalRecord = { kind: "subscription-delete", id: record.id };
  return {
    reason,
    waiting,
    records: waiting === undefined ? [gone] : [gone, { kind: "waiting-put", record: waiting }],
  };
}

/** A watcher that was not decided on waits on; one that nobody vouched for does not (RFC 3857 sections 4.7.1 and 6.1). */
export function waitingOf(
  record: WatchRecord,
  reason: TerminationReason,
  giveUpAt: Instant,
  owners: string,
): WaitingRecord | undefined {
  const isUndecided = record.state === "pending" && reason === "timeout" && record.watcher !== ANONYMOUS;
  if (!isUndecided) return undefined;
  const { id, presentity, eventPackage, watcher, identities, isAnonymous, createdAt } = record;
  return {
    id,
    presentity,
    eventPackage,
    watcher,
    identities,
    isAnonymous,
    displayName: displayNameOf(record),
    since: createdAt,
    giveUpAt,
    owners,
  };
}
