import type { Prisma } from "../../generated/sqlite/client";
import type { CellRow, JsonTable } from "./json-table";
import { rowsFromJson, rowsToJson } from "./row-text";

/** What the bulk statements need of Prisma's client, inside a transaction or not. */
export type RawDatabase = Pick<Prisma.TransactionClient, "$executeRawUnsafe" | "$queryRawUnsafe">;

const PAGE_ROWS = 2_000;

interface Page {
  readonly last: bigint | null;
  readonly page: string;
}

/** The whole table, read page by page. */
export async function readTable<Value>(database: RawDatabase, table: JsonTable<Value>): Promise<Value[]> {
  const values: Value[] = [];
  let above = 0;
  for (;;) {
    const [page] = await database.$queryRawUnsafe<readonly Page[]>(table.pageSql, above, PAGE_ROWS);
    if (page === undefined || page.last === null) return values;
    for (const row of rowsFromJson(page.page)) values.push(table.fromRow(row));
    above = Number(page.last);
  }
}

export const upsertRows = <Value>(
  database: RawDatabase,
  table: JsonTable<Value>,
  values: readonly Value[],
): Prisma.PrismaPromise<number> =>
  database.$executeRawUnsafe(table.upsertSql, rowsToJson(values.map(table.toRow)));

/** Each key is an array of its cells. */
export const deleteRows = <Value>(
  database: RawDatabase,
  table: JsonTable<Value>,
  keys: readonly CellRow[],
): Prisma.PrismaPromise<number> => database.$executeRawUnsafe(table.deleteSql, rowsToJson(keys));
