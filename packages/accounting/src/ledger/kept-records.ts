import type { Instant } from "@porchlight/kernel";
import type { BlockCommon } from "../block/alike-record";
import { type BlockEntry, recordsOfEntries } from "../block/record-block";
import type { ChargingRecord, NumberedRecord } from "../record/charging-record";
import type { JournalEntry } from "./record-queue";

/** News of a block, as a journal keeps them. */
interface BlockNews {
  readonly common: BlockCommon;
  readonly startsAt: Instant;
  readonly entries: readonly BlockEntry[];
}

/** The records of an entry of a journal: one, or those of blocks, the last of which has the number. Throws on what is no JSON. */
export function keptRecords({ number, text }: JournalEntry): readonly NumberedRecord[] {
  const kept = JSON.parse(text) as ChargingRecord | readonly BlockNews[];
  if (!isNews(kept)) return [{ number, record: kept }];
  const count = kept.reduce((sum, { entries }) => sum + entries.length, 0);
  const records: NumberedRecord[] = [];
  for (const { common, entries, startsAt } of kept)
    records.push(...recordsOfEntries(entries, common, startsAt, number - count + 1 + records.length));
  return records;
}

const isNews = (kept: ChargingRecord | readonly BlockNews[]): kept is readonly BlockNews[] =>
  Array.isArray(kept);
