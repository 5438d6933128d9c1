import { access } from "node:fs/promises";
import { StoreFault } from "../../store-fault";
import { databasePath } from "../database-file";
import { Connection, type Row } from "../driver/connection";
import { OFFICE_TABLES, type OfficeCell, type OfficeRow, type OfficeTable } from "./office-tables";

const BUSY_TIMEOUT_MS = 30_000;

/** Rows read at a time; those with whole objects or texts are long. */
const PAGE_ROWS = 500;
const LONG_PAGE_ROWS = 8;
const LONG_TABLES: ReadonlySet<OfficeTable> = new Set(["content_object", "document_version", "calendar"]);

/**
 * The office in a database as it is at one moment, row by row, beside a server that works on it. Throws `StoreFault` where a
 * person can mend the cause.
 */
export async function* readOffice(url: string): AsyncGenerator<OfficeRow, void> {
  const path = databasePath(url);
  await access(path).catch((error: unknown) => {
    throw new StoreFault("no-database", `There is no database at ${path} yet: there is no office.`, error);
  });
  const database = await Connection.open(path);
  try {
    await database.script(`PRAGMA busy_timeout=${BUSY_TIMEOUT_MS}; BEGIN;`);
    for (const table of OFFICE_TABLES) yield* rowsOf(database, table);
  } finally {
    await database.close();
  }
}

async function* rowsOf(database: Connection, table: OfficeTable): AsyncGenerator<OfficeRow, void> {
  const rows = LONG_TABLES.has(table) ? LONG_PAGE_ROWS : PAGE_ROWS;
  const sql = `SELECT rowid AS "${PLACE}", * FROM "${table}" WHERE rowid > ? ORDER BY rowid LIMIT ${rows}`;
  let above = 0;
  for (;;) {
    const page = await database.all(sql, [above]);
    for (const { [PLACE]: place, ...cells } of page) {
      above = Number(place);
      yield { table, row: mapped(cells) };
    }
    if (page.length < rows) return;
  }
}

const PLACE = "place of the row";

const mapped = (cells: Row): OfficeRow["row"] =>
  Object.fromEntries(Object.entries(cells).map(([name, value]) => [name, cellOf(value)]));

function cellOf(value: unknown): OfficeCell {
  if (value === null || typeof value === "string" || typeof value === "number") return value;
  if (value instanceof Uint8Array) return value;
  throw new Error(`the database holds ${typeof value} where a cell belongs`);
}
