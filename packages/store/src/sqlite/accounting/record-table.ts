import {
  type KeptRecord,
  type NumberedRecord,
  type RecordFilter,
  type RecordRest,
  recordOfKept,
  type WrittenRecord,
} from "@porchlight/accounting";
import { instant } from "@porchlight/kernel";
import type { Change } from "../driver/adapter";
import type { RawDatabase } from "../raw-database";
import type { Direction } from "./block-table";
import { type Condition, recordCondition, runLength } from "./record-condition";

/** As a kept record has them. */
const columns = ["at", "source", "method", "event", "caller", "called", "status", "octets"];
const names = ["number", ...columns, "record"].map((name) => `"${name}"`).join();
const values = ["number", ...columns].map((_, place) => `value ->> ${place}`).join();

/** Parameter: JSON array of kept records, each behind its number. One text for a batch of any size is what costs its writer least. */
const insertSql = `INSERT OR REPLACE INTO "charging_record" (${names}) SELECT ${values}, value -> ${columns.length + 1} FROM json_each(?)`;

export const recordInsertions = (records: readonly WrittenRecord[]): readonly Change[] =>
  records.length === 0 ? [] : [{ sql: insertSql, args: [`[${records.map(numberedText).join()}]`] }];

const numberedText = ({ number, text }: WrittenRecord): string => `[${number},${text.slice(1)}`;

/** Runs in which a user is looked for at once. */
const runsAtOnce = 64;

/** Records of a filter that are in rows of their own, as many as are wanted. */
export async function recordsInTable(
  database: Pick<RawDatabase, "$queryRawUnsafe">,
  direction: Direction,
  bound: number,
  filter: RecordFilter,
  limit: number,
): Promise<readonly NumberedRecord[]> {
  const found: NumberedRecord[] = [];
  for (const runs of await runsBeyond(database, direction, bound, filter)) {
    const condition = recordCondition(filter, runs);
    found.push(...(await page(database, direction, bound, condition, limit - found.length)));
    if (found.length === limit) break;
  }
  return found;
}

const somewhere: Condition = { sql: "", args: [] };

/** The runs beyond a number, some at a time, the nearest first; nobody asks for them unless a user is looked for. */
async function runsBeyond(
  database: Pick<RawDatabase, "$queryRawUnsafe">,
  direction: Direction,
  bound: number,
  { user }: RecordFilter,
): Promise<readonly Condition[]> {
  if (user === undefined) return [somewhere];
  const [extent] = await database.$queryRawUnsafe<readonly ExtentRow[]>(
    `SELECT (SELECT min("number") FROM "charging_record") AS "oldest", (SELECT max("number") FROM "charging_record") AS "newest"`,
  );
  if (extent === undefined || extent.oldest === null) return [];
  const oldest = direction === "up" ? Math.max(Number(extent.oldest), bound + 1) : Number(extent.oldest);
  const newest = direction === "up" ? Number(extent.newest) : Math.min(Number(extent.newest), bound - 1);
  const runs = stretches(Math.floor(oldest / runLength), Math.floor(newest / runLength));
  return direction === "up" ? runs : runs.reverse();
}

function stretches(first: number, last: number): Condition[] {
  const found: Condition[] = [];
  for (let from = first; from <= last; from += runsAtOnce)
    found.push({
      sql: `(SELECT ? AS "n", ? AS "last")`,
      args: [from, Math.min(from + runsAtOnce - 1, last)],
    });
  return found;
}

async function page(
  database: Pick<RawDatabase, "$queryRawUnsafe">,
  direction: Direction,
  bound: number,
  { args, sql }: Condition,
  limit: number,
): Promise<readonly NumberedRecord[]> {
  const isUp = direction === "up";
  const rows = await database.$queryRawUnsafe<readonly RecordRow[]>(
    [
      `SELECT ${names} FROM "charging_record" WHERE "number" ${isUp ? ">" : "<"} ? AND ${sql}`,
      `ORDER BY "number" ${isUp ? "ASC" : "DESC"} LIMIT ?`,
    ].join(" "),
    bound,
    ...args,
    limit,
  );
  return rows.map(numberedRecord);
}

interface ExtentRow {
  readonly oldest: bigint | number | null;
  readonly newest: bigint | number | null;
}

interface RecordRow {
  readonly number: bigint | number;
  readonly at: bigint | number;
  readonly source: KeptRecord[1];
  readonly method: string;
  readonly event: string;
  readonly caller: string;
  readonly called: string;
  readonly status: bigint | number;
  readonly octets: bigint | number;
  readonly record: string;
}

const numberedRecord = (row: RecordRow): NumberedRecord => ({
  number: Number(row.number),
  record: recordOfKept([
    instant(Number(row.at)),
    row.source,
    row.method,
    row.event,
    row.caller,
    row.called,
    Number(row.status),
    Number(row.octets),
    JSON.parse(row.record) as RecordRest,
  ]),
});
