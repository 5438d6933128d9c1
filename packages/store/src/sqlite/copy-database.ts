import { access, open } from "node:fs/promises";
import { StoreFault } from "../store-fault";
import { databasePath, OWNER_FILE } from "./database-file";
import { Connection } from "./driver/connection";

/**
 * Writes the database as it is at one moment into a new file that its owner alone can read, beside a server that works on
 * it, and looks whether all of it is there. Throws `StoreFault` where a person can mend the cause.
 */
export async function copyDatabase(url: string, to: string): Promise<void> {
  const path = databasePath(url);
  await access(path).catch((error: unknown) => {
    throw new StoreFault("no-database", `There is no database at ${path} yet: nothing is to be kept.`, error);
  });
  await (await open(to, "wx", OWNER_FILE)).close();
  try {
    await using(path, (database) => database.run("VACUUM INTO ?", [to]));
    await using(to, seeWhole);
  } catch (error) {
    throw isDamage(error) ? damaged(path, error) : error;
  }
  await flush(to);
}

async function using<Outcome>(
  path: string,
  work: (database: Connection) => Promise<Outcome>,
): Promise<Outcome> {
  const database = await Connection.open(path);
  try {
    await database.script(`PRAGMA busy_timeout=${BUSY_TIMEOUT_MS};`);
    return await work(database);
  } finally {
    await database.close();
  }
}

const BUSY_TIMEOUT_MS = 30_000;

async function seeWhole(database: Connection): Promise<void> {
  const [row] = await database.all("PRAGMA quick_check(1)", []);
  if (row?.quick_check !== "ok") throw new Error(`SQLITE_CORRUPT: ${row?.quick_check}`);
}

const isDamage = (error: unknown): error is Error =>
  error instanceof Error && /^SQLITE_(?:NOTADB|CORRUPT)/.test(error.message);

const damaged = (path: string, error: Error): StoreFault =>
  new StoreFault(
    "damaged",
    `The database ${path} is damaged (${error.message}): restore it from an earlier backup.`,
    error,
  );

async function flush(path: string): Promise<void> {
  const file = await open(path, "r+");
  try {
    await file.sync();
  } finally {
    await file.close();
  }
}
