import { after, type Instant } from "@porchlight/kernel";
import type { ChargingRecord, NumberedRecord } from "../record/charging-record";
import { type NotifyCommon, type NotifyEnd, notifyRecord } from "./ended-notify";

/** What one NOTIFY of a block has of its own; times in milliseconds behind the start of the block. */
export type BlockEntry = readonly [
  called: string,
  session: string,
  requested: number,
  answered: number,
  status: number,
  octets: number,
  failure?: ChargingRecord["failure"],
];

/** NOTIFYs that are alike, in the order in which they ended. Their numbers follow each other. */
export interface NotifyBlock {
  readonly first: number;
  readonly last: number;
  readonly common: NotifyCommon;
  readonly startsAt: Instant;
  /** When the last one ended. */
  readonly endsAt: Instant;
  /** JSON array of the entries. */
  readonly entries: string;
}

export function entryText(startsAt: Instant, end: NotifyEnd): string {
  const { called, session, requestedAt, answeredAt, status, octets, failure } = end;
  const fields = `${JSON.stringify(called)},${JSON.stringify(session)},${requestedAt - startsAt},${answeredAt - startsAt},${status},${octets}`;
  return failure === undefined ? `[${fields}]` : `[${fields},"${failure}"]`;
}

/** The records of a block, as every reader gets them. */
export const recordsOfBlock = ({
  common,
  entries,
  first,
  startsAt,
}: Omit<NotifyBlock, "last" | "endsAt">): readonly NumberedRecord[] =>
  recordsOfEntries(JSON.parse(entries) as readonly BlockEntry[], common, startsAt, first);

export const recordsOfEntries = (
  entries: readonly BlockEntry[],
  common: NotifyCommon,
  startsAt: Instant,
  first: number,
): readonly NumberedRecord[] =>
  entries.map((entry, index) => ({
    number: first + index,
    record: notifyRecord(first + index, common, endOf(entry, startsAt)),
  }));

const endOf = (
  [called, session, requested, answered, status, octets, failure]: BlockEntry,
  startsAt: Instant,
): NotifyEnd => ({
  called,
  session,
  requestedAt: after(startsAt, requested),
  answeredAt: after(startsAt, answered),
  status,
  octets,
  failure,
});
