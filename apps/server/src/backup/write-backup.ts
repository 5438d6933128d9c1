import { randomBytes } from "node:crypto";
import { cp, mkdir, open, readdir, rename, rm, stat } from "node:fs/promises";
import { dirname, join } from "node:path";
import { copyDatabase, StoreFault } from "@porchlight/store";
import type { Config } from "../config";
import { StartupError, systemCode } from "../runtime/startup-error";

/** What is kept beside the database: keys, and certificates that were asked for. */
const besideDatabase = ["secrets.json", "acme", "tls"] as const;

const ownerDirectory = 0o700;

export interface WrittenBackup {
  readonly folder: string;
  readonly files: readonly { readonly name: string; readonly octets: number }[];
}

/**
 * Writes what a data directory holds into a new folder of its owner's, as it is at one moment, beside a server that works
 * on it. The folder gets its name when all of it is there. Throws `StartupError` where a person can mend the cause.
 */
export async function writeBackup(
  { dataDir, storeUrl }: Pick<Config, "dataDir" | "storeUrl">,
  folder: string,
): Promise<WrittenBackup> {
  if (!(await isThere(dataDir)))
    throw new StartupError(`There is no data directory ${dataDir}: set PORCHLIGHT_DATA_DIR to the server's.`);
  if (await isThere(folder)) throw new StartupError(`${folder} is there already: give another folder.`);
  const draft = `${folder}.${randomBytes(4).toString("hex")}.new`;
  try {
    await mkdir(dirname(folder), { recursive: true, mode: ownerDirectory });
    await mkdir(draft, { mode: ownerDirectory });
    await copyDatabase(storeUrl, join(draft, "porchlight.db"));
    for (const name of besideDatabase) await copyIfThere(join(dataDir, name), join(draft, name));
    await rename(draft, folder);
    await flushFolder(dirname(folder));
    return { folder, files: await filesIn(folder) };
  } catch (error) {
    await rm(draft, { recursive: true, force: true });
    throw mendable(error, folder);
  }
}

const isThere = (path: string): Promise<boolean> =>
  stat(path).then(
    () => true,
    () => false,
  );

async function copyIfThere(from: string, to: string): Promise<void> {
  if (await isThere(from)) await cp(from, to, { recursive: true });
}

async function flushFolder(folder: string): Promise<void> {
  const handle = await open(folder, "r");
  try {
    await handle.sync();
  } finally {
    await handle.close();
  }
}

async function filesIn(folder: string): Promise<WrittenBackup["files"]> {
  const names = await readdir(folder, { recursive: true });
  const found = await Promise.all(
    names.sort().map(async (name) => ({ name, at: await stat(join(folder, name)) })),
  );
  return found.filter(({ at }) => at.isFile()).map(({ name, at }) => ({ name, octets: at.size }));
}

function mendable(error: unknown, folder: string): unknown {
  if (error instanceof StoreFault) return new StartupError(error.message);
  if (!(error instanceof Error && "code" in error)) return error;
  return new StartupError(
    `${folder} cannot be written (${systemCode(error)}): give another folder, or make room there.`,
  );
}
