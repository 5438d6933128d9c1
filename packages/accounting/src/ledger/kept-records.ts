import type { Instant } from "@porchlight/kernel";
import type { BlockCommon } from "../block/alike-record";
import { type BlockEntry, recordsOfEntries } from "../block/record-block";
import type { ChargingRecord, NumberedRecord } from "../record/charging-record";
import { type KeptRecord, recordOfKept } from "../record/record-text";
import type { JournalEntry } from "./record-queue";

/** News of a block, as a journal keeps them. */
interface BlockNews {
  readonly common: BlockCommon;
  readonly startsAt: Instant;
  readonly entries: readonly BlockEntry[];
}

/** The object is what an older server has left. */
type Kept = ChargingRecord | KeptRecord | readonly BlockNews[];

/** The records of an entry of a journal: one, or those of blocks, the last of which has the number. Throws on what is no JSON. */
export function keptRecords({ number, text }: JournalEntry): readonly NumberedRecord[] {
  const kept = JSON.parse(text) as Kept;
  if (isNews(kept)) return recordsOfNews(kept, number);
  return [{ number, record: isOne(kept) ? recordOfKept(kept) : kept }];
}

function recordsOfNews(news: readonly BlockNews[], number: number): readonly NumberedRecord[] {
  const count = news.reduce((sum, { entries }) => sum + entries.length, 0);
  const records: NumberedRecord[] = [];
  for (const { common, entries, startsAt } of news)
    records.push(...recordsOfEntries(entries, common, startsAt, number - count + 1 + records.length));
  return records;
}

const isNews = (kept: Kept): kept is readonly BlockNews[] => Array.isArray(kept) && !isOne(kept);

const isOne = (kept: Kept): kept is KeptRecord => Array.isArray(kept) && typeof kept[0] === "number";
