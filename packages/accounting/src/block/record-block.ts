import { after, type Instant } from "@porchlight/kernel";
import type { ChargingRecord, NumberedRecord } from "../record/charging-record";
import { type AlikeRecord, type BlockCommon, type BlockItem, recordOfItem } from "./alike-record";

/** What one record of a block has of its own; times in milliseconds behind the start of the block. */
export type BlockEntry = readonly [
  called: string,
  session: string,
  requested: number,
  answered: number,
  status: number,
  octets: number,
  failure?: ChargingRecord["failure"],
];

/** Records that are alike, in the order in which they were made. Their numbers follow each other. */
export interface RecordBlock {
  readonly first: number;
  readonly last: number;
  readonly common: BlockCommon;
  readonly startsAt: Instant;
  /** When the last one ended. */
  readonly endsAt: Instant;
  /** JSON array of the entries. */
  readonly entries: string;
}

/** How an entry of a block ends, behind the party. */
export function endText(startsAt: Instant, record: Omit<AlikeRecord, "common" | "party">): string {
  const { requestedAt, answeredAt, status, octets, failure } = record;
  const fields = `,${requestedAt - startsAt},${answeredAt - startsAt},${status},${octets}`;
  return failure === undefined ? `${fields}]` : `${fields},"${failure}"]`;
}

/** The records of a block, as every reader gets them. */
export const recordsOfBlock = ({
  common,
  entries,
  first,
  startsAt,
}: Omit<RecordBlock, "last" | "endsAt">): readonly NumberedRecord[] =>
  recordsOfEntries(JSON.parse(entries) as readonly BlockEntry[], common, startsAt, first);

export const recordsOfEntries = (
  entries: readonly BlockEntry[],
  common: BlockCommon,
  startsAt: Instant,
  first: number,
): readonly NumberedRecord[] =>
  entries.map((entry, index) => ({
    number: first + index,
    record: recordOfItem(first + index, common, itemOf(entry, startsAt)),
  }));

const itemOf = (
  [called, session, requested, answered, status, octets, failure]: BlockEntry,
  startsAt: Instant,
): BlockItem => ({
  called,
  session,
  requestedAt: after(startsAt, requested),
  answeredAt: after(startsAt, answered),
  status,
  octets,
  failure,
});
