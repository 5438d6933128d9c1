import { randomUUID } from "node:crypto";
import { setTimeout as pause } from "node:timers/promises";
import { StoreFault } from "../../store-fault";
import { Connection } from "../driver/connection";
import { type Migration, readMigrations } from "./migration-files";

// The table of Prisma's own migration tools, so that they and this runner see each other's work.
const MIGRATIONS_TABLE = `CREATE TABLE IF NOT EXISTS "_prisma_migrations" (
  "id" TEXT PRIMARY KEY NOT NULL,
  "checksum" TEXT NOT NULL,
  "finished_at" DATETIME,
  "migration_name" TEXT NOT NULL,
  "logs" TEXT,
  "rolled_back_at" DATETIME,
  "started_at" DATETIME NOT NULL DEFAULT current_timestamp,
  "applied_steps_count" INTEGER UNSIGNED NOT NULL DEFAULT 0
)`;

const BUSY_TIMEOUT_MS = 30_000;
const RETRY_MS = 10;

/**
 * Brings the database to the newest schema. All that is missing is applied in one transaction, or nothing of it;
 * several processes may try at once. Gives the names of what was applied.
 */
export async function migrate(path: string, directory: string): Promise<readonly string[]> {
  const migrations = await readMigrations(directory);
  const connection = await Connection.open(path);
  try {
    await openForChange(connection, path);
    return await inTransaction(connection, () => applyMissing(connection, path, migrations));
  } finally {
    await connection.close();
  }
}

/** Foreign keys cannot be switched inside a transaction, and Prisma's table changes need them off. */
async function openForChange(connection: Connection, path: string): Promise<void> {
  try {
    await connection.script("PRAGMA busy_timeout=0; PRAGMA foreign_keys=OFF;");
    await whenFree(() => connection.script("PRAGMA journal_mode=WAL;"));
  } catch (error) {
    if (!String(error).includes("SQLITE_NOTADB")) throw error;
    throw new StoreFault(
      "not-a-database",
      `The file ${path} is not a database of this program: move it away, or set another data directory.`,
      error,
    );
  }
}

/** Waits for other processes here, where SQLite would wait in a thread that they may need, or not at all. */
async function whenFree(work: () => Promise<void>): Promise<void> {
  const giveUpAt = Date.now() + BUSY_TIMEOUT_MS;
  for (;;) {
    try {
      return await work();
    } catch (error) {
      if (!String(error).includes("SQLITE_BUSY") || Date.now() > giveUpAt) throw error;
      await pause(RETRY_MS);
    }
  }
}

async function inTransaction<Value>(connection: Connection, work: () => Promise<Value>): Promise<Value> {
  await whenFree(() => connection.script("BEGIN IMMEDIATE"));
  try {
    const value = await work();
    await connection.script("COMMIT");
    return value;
  } catch (error) {
    await connection.script("ROLLBACK").catch(() => {});
    throw error;
  }
}

async function applyMissing(
  connection: Connection,
  path: string,
  migrations: readonly Migration[],
): Promise<readonly string[]> {
  await connection.script(MIGRATIONS_TABLE);
  const applied = await appliedChecksums(connection, path);
  refuseStrangers(applied, migrations, path);
  const missing = migrations.filter(({ name }) => !applied.has(name));
  for (const migration of missing) await apply(connection, migration, path);
  return missing.map(({ name }) => name);
}

async function appliedChecksums(connection: Connection, path: string): Promise<ReadonlyMap<string, string>> {
  const rows = await connection.all(
    `SELECT "migration_name" AS "name", "checksum", "finished_at" AS "finishedAt" FROM "_prisma_migrations" WHERE "rolled_back_at" IS NULL`,
    [],
  );
  const unfinished = rows.find(({ finishedAt }) => finishedAt === null);
  if (unfinished !== undefined) {
    throw new StoreFault(
      "failed-migration",
      `The migration ${unfinished.name} of ${path} was begun and not finished by another tool: restore the database from a backup.`,
    );
  }
  return new Map(rows.map(({ name, checksum }) => [String(name), String(checksum)]));
}

/** A database that a newer version changed, or whose history is not ours, is left alone. */
function refuseStrangers(
  applied: ReadonlyMap<string, string>,
  migrations: readonly Migration[],
  path: string,
): void {
  const known = new Map(migrations.map(({ name, checksum }) => [name, checksum]));
  for (const [name, checksum] of applied) {
    const expected = known.get(name);
    if (expected === undefined) {
      throw new StoreFault(
        "newer-database",
        `The database ${path} was changed by a newer version (${name}): start that version, or restore a backup of this one.`,
      );
    }
    if (expected !== checksum) {
      throw new StoreFault(
        "changed-migration",
        `The migration ${name} differs from the one that made ${path}: install the original files again.`,
      );
    }
  }
}

async function apply(
  connection: Connection,
  { name, sql, checksum }: Migration,
  path: string,
): Promise<void> {
  const startedAt = new Date().toISOString();
  try {
    await connection.script(sql);
  } catch (error) {
    throw new StoreFault(
      "failed-migration",
      `The migration ${name} of ${path} failed and nothing was changed: ${String(error)}`,
      error,
    );
  }
  await connection.run(
    `INSERT INTO "_prisma_migrations" ("id", "checksum", "migration_name", "started_at", "finished_at", "applied_steps_count") VALUES (?, ?, ?, ?, ?, 1)`,
    [randomUUID(), checksum, name, startedAt, new Date().toISOString()],
  );
}
