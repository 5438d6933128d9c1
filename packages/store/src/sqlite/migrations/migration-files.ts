import { createHash } from "node:crypto";
import { readdir, readFile } from "node:fs/promises";
import { join } from "node:path";
import { StoreFault } from "../../store-fault";

export interface Migration {
  readonly name: string;
  readonly sql: string;
  /** SHA-256 of the file, hexadecimal, as Prisma's own tools write it. */
  readonly checksum: string;
}

/** The migrations of a folder as Prisma lays it out, in their order. */
export async function readMigrations(directory: string): Promise<readonly Migration[]> {
  const names = await migrationNames(directory);
  if (names.length === 0) {
    throw new StoreFault(
      "no-migrations",
      `No database migrations were found in ${directory}: this installation is not complete, install it again.`,
    );
  }
  return Promise.all(names.map((name) => readMigration(directory, name)));
}

async function migrationNames(directory: string): Promise<readonly string[]> {
  const entries = await readdir(directory, { withFileTypes: true }).catch((error: NodeJS.ErrnoException) => {
    if (error.code === "ENOENT") return [];
    throw error;
  });
  return entries
    .filter((entry) => entry.isDirectory())
    .map((entry) => entry.name)
    .sort();
}

async function readMigration(directory: string, name: string): Promise<Migration> {
  const sql = await readFile(join(directory, name, "migration.sql"), "utf8");
  return { name, sql, checksum: createHash("sha256").update(sql).digest("hex") };
}
