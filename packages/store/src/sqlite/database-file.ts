import { chmod, mkdir, open } from "node:fs/promises";
import { dirname, resolve } from "node:path";
import { StoreFault } from "../store-fault";

const OWNER_DIRECTORY = 0o700;
export const OWNER_FILE = 0o600;

/** Path of a `file:` URL as the settings have it: absolute, or relative to the working directory. */
export function databasePath(url: string): string {
  const path = /^file:(?:\/\/(?=\/))?([^?#]+)$/.exec(url)?.[1];
  if (path === undefined) {
    throw new StoreFault(
      "unsupported-url",
      `The store URL ${withoutPassword(url)} is not supported: give file: and the path of the database, as in file:./data/porchlight.db.`,
    );
  }
  return resolve(decodeURIComponent(path));
}

/**
 * Makes sure of a database file that its owner alone can read; SQLite gives its journal files the same rights.
 * Directories that are made are the owner's too, those that exist keep their rights.
 */
export async function prepareDatabaseFile(path: string): Promise<void> {
  const directory = dirname(path);
  try {
    await mkdir(directory, { recursive: true, mode: OWNER_DIRECTORY });
    await (await open(path, "a", OWNER_FILE)).close();
    await chmod(path, OWNER_FILE);
  } catch (error) {
    throw new StoreFault(
      "unwritable",
      `The database ${path} cannot be written (${reason(error)}): make ${directory} writable for this user or choose another data directory.`,
      error,
    );
  }
}

const withoutPassword = (url: string): string => url.replace(/\/\/[^/]*@/, "//");

const reason = (error: unknown): string =>
  error instanceof Error && "code" in error && typeof error.code === "string" ? error.code : String(error);
