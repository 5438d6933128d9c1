import {
  type BlockCommon,
  matchesFilter,
  type NumberedRecord,
  type RecordBlock,
  type RecordFilter,
  recordsOfBlock,
} from "@porchlight/accounting";
import { instant } from "@porchlight/kernel";
import type { Change } from "../driver/adapter";
import type { RawDatabase } from "../raw-database";
import { blockCondition } from "./block-condition";

/** Records of a page: those above a number from the lowest on, or those below one from the highest on. */
export type Direction = "up" | "down";

/** Each number of rows up to this one is a prepared statement of its own. */
const rowsAtOnce = 32;
const columns = ["first", "last", "startsAt", "endsAt", "source", "event", "caller", "common", "entries"];
const insertSql = `INSERT OR REPLACE INTO "charging_block" (${columns.map((name) => `"${name}"`).join()}) VALUES `;
const row = `(${columns.map(() => "?").join()})`;

export function blockInsertions(blocks: readonly RecordBlock[]): readonly Change[] {
  const changes: Change[] = [];
  for (let from = 0; from < blocks.length; from += rowsAtOnce)
    changes.push(blockInsertion(blocks.slice(from, from + rowsAtOnce)));
  return changes;
}

const blockInsertion = (blocks: readonly RecordBlock[]): Change => ({
  sql: insertSql + blocks.map(() => row).join(),
  args: blocks.flatMap(({ common, endsAt, entries, first, last, startsAt }) => [
    first,
    last,
    startsAt,
    endsAt,
    common.source,
    common.event,
    common.caller,
    JSON.stringify(common),
    entries,
  ]),
});

/** Blocks that are read at once: each may have thousands of records. */
const blocksAtOnce = 8;

/** Records of a filter that are in blocks, as many as are wanted, or more. */
export async function recordsInBlocks(
  database: Pick<RawDatabase, "$queryRawUnsafe">,
  direction: Direction,
  bound: number,
  filter: RecordFilter,
  limit: number,
): Promise<readonly NumberedRecord[]> {
  const found: NumberedRecord[] = [];
  let from = bound;
  while (found.length < limit) {
    const blocks = await blocksFrom(database, direction, from, filter);
    for (const block of blocks)
      for (const each of ordered(direction, recordsOfRow(block)))
        if (isBeyond(direction, each.number, bound) && matchesFilter(each, filter)) found.push(each);
    const furthest = blocks.at(-1);
    if (furthest === undefined || blocks.length < blocksAtOnce) break;
    from = direction === "up" ? Number(furthest.last) : Number(furthest.first);
  }
  return found;
}

interface BlockRow {
  readonly first: bigint | number;
  readonly last: bigint | number;
  readonly startsAt: bigint | number;
  readonly common: string;
  readonly entries: string;
}

/** Blocks do not overlap, so that the first one above a number is the one that has it, or the next. */
const pageSql = {
  up: `"first" >= coalesce((SELECT max("first") FROM "charging_block" WHERE "first" <= ?1), 0) AND "last" > ?1`,
  down: `"first" < ?1`,
} as const;

function blocksFrom(
  database: Pick<RawDatabase, "$queryRawUnsafe">,
  direction: Direction,
  from: number,
  filter: RecordFilter,
): Promise<readonly BlockRow[]> {
  const { sql, args } = blockCondition(filter);
  return database.$queryRawUnsafe<readonly BlockRow[]>(
    [
      `SELECT "first", "last", "startsAt", "common", "entries" FROM "charging_block" WHERE ${pageSql[direction]}`,
      `AND ${sql} ORDER BY "first" ${direction === "up" ? "ASC" : "DESC"} LIMIT ${blocksAtOnce}`,
    ].join(" "),
    from,
    ...args,
  );
}

const recordsOfRow = ({ common, entries, first, startsAt }: BlockRow): readonly NumberedRecord[] =>
  recordsOfBlock({
    common: JSON.parse(common) as BlockCommon,
    entries,
    first: Number(first),
    startsAt: instant(Number(startsAt)),
  });

const isBeyond = (direction: Direction, number: number, bound: number): boolean =>
  direction === "up" ? number > bound : number < bound;

const ordered = (direction: Direction, records: readonly NumberedRecord[]): readonly NumberedRecord[] =>
  direction === "up" ? records : [...records].reverse();
