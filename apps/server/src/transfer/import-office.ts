import { type OfficeRow, StoreFault, writeOffice } from "@porchlight/store";
import { CommandFailure } from "../admin/cli/command-failure";
import type { Config } from "../config";
import { paths } from "../paths";
import { openDataDirectory } from "../runtime/data-directory";
import { lockForCommand } from "../runtime/data-lock";
import { type CheckedOffice, checkOffice } from "./check-office";
import { OfficeFile } from "./office-file";

type Settings = Pick<Config, "dataDir" | "domains" | "storeUrl">;

/** Checks a file, then makes it the office of the data directory: all of it, or nothing. No server may work there. */
export async function importOffice(
  { dataDir, domains, storeUrl }: Settings,
  path: string,
  replaces: boolean,
): Promise<CheckedOffice> {
  const file = new OfficeFile(path);
  const checked = await checkOffice(file, domains);
  openDataDirectory(dataDir);
  const lock = await lockForCommand(dataDir);
  if (lock === undefined)
    throw new CommandFailure(
      `A server works on ${dataDir}: stop it, import, and start it again; nothing was imported.`,
    );
  try {
    await write({ storeUrl, replaces }, file, file.rows());
    return checked;
  } finally {
    lock.release();
  }
}

async function write(
  { replaces, storeUrl }: { readonly storeUrl: string; readonly replaces: boolean },
  file: OfficeFile,
  rows: AsyncIterable<OfficeRow>,
): Promise<void> {
  try {
    await writeOffice({ url: storeUrl, migrationsDir: paths.migrations, replaces }, rows);
  } catch (error) {
    if (!(error instanceof StoreFault)) throw error;
    if (error.code === "not-an-office") throw file.failure(error.message);
    if (error.code === "not-empty")
      throw new CommandFailure(`${error.message} Give --replace to put the file in its place.`);
    throw new CommandFailure(error.message);
  }
}
