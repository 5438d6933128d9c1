import { StoreFault } from "../../store-fault";
import { databasePath, prepareDatabaseFile } from "../database-file";
import { Connection } from "../driver/connection";
import { migrate } from "../migrations/migrate";
import { type Column, columnsOf, rowFault } from "./columns";
import { LIVE_TABLES, OFFICE_TABLES, type OfficeRow, type OfficeTable } from "./office-tables";

export interface OfficeWriting {
  /** `file:` and a path. No server may work on it. */
  readonly url: string;
  /** Folder of the SQLite migrations. */
  readonly migrationsDir: string;
  /** What is there makes room; else there may be nothing but operators. */
  readonly replaces: boolean;
}

/**
 * Puts an office into a database: all of it, or nothing where a row is refused or the rows end with an error. Operators who are
 * there make room for those of the office. Throws `StoreFault` where a person can mend the cause.
 */
export async function writeOffice(
  { migrationsDir, replaces, url }: OfficeWriting,
  rows: AsyncIterable<OfficeRow>,
): Promise<void> {
  const path = databasePath(url);
  await prepareDatabaseFile(path);
  await migrate(path, migrationsDir);
  const database = await Connection.open(path);
  try {
    await database.script("PRAGMA synchronous=FULL; PRAGMA foreign_keys=ON; BEGIN IMMEDIATE;");
    if (!replaces) await seeEmpty(database);
    for (const table of [...LIVE_TABLES, ...OFFICE_TABLES.toReversed()])
      await database.run(`DELETE FROM "${table}"`, []);
    await insertAll(database, rows);
    await database.script("COMMIT;");
  } finally {
    // What is not committed is undone.
    await database.close();
  }
}

async function seeEmpty(database: Connection): Promise<void> {
  for (const table of OFFICE_TABLES) {
    if (table === "operator" || table === "ban") continue;
    const [found] = await database.all(`SELECT 1 FROM "${table}" LIMIT 1`, []);
    if (found !== undefined)
      throw new StoreFault("not-empty", "There is an office already: nothing was written.");
  }
}

async function insertAll(database: Connection, rows: AsyncIterable<OfficeRow>): Promise<void> {
  const known = new Map<OfficeTable, readonly Column[]>();
  for await (const each of rows) {
    const columns = known.get(each.table) ?? (await columnsOf(database, each.table));
    known.set(each.table, columns);
    const fault = rowFault(each, columns);
    if (fault !== undefined) throw new StoreFault("not-an-office", fault);
    await insert(database, each).catch((error: unknown) => {
      throw refused(error, each.table);
    });
  }
}

async function insert(database: Connection, { row, table }: OfficeRow): Promise<void> {
  const names = Object.keys(row);
  const columns = names.map((name) => `"${name}"`).join(", ");
  const sql = `INSERT INTO "${table}" (${columns}) VALUES (${names.map(() => "?").join(", ")})`;
  await database.run(sql, Object.values(row));
}

function refused(error: unknown, table: OfficeTable): unknown {
  if (!(error instanceof Error) || !error.message.startsWith("SQLITE_CONSTRAINT")) return error;
  const reason = error.message.includes("FOREIGN KEY") ? "belongs to nothing before it" : "is there twice";
  return new StoreFault("not-an-office", `this ${table} ${reason}`, error);
}
