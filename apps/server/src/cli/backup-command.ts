import { join, resolve } from "node:path";
import type { Command } from "commander";
import { type WrittenBackup, writeBackup } from "../backup/write-backup";
import { settings } from "./settings";
import { ProgressLine } from "./terminal";

interface Options {
  readonly to?: string;
  readonly json?: boolean;
}

/** `backup`: the data directory as it is now, beside a server that runs. */
export function registerBackupCommand(program: Command): void {
  program
    .command("backup")
    .description("Copy what the data directory holds, while the server runs or not, into a folder of its own")
    .option("--to <folder>", "is made; in the folder backups of the data directory when left out")
    .option("--json")
    .action(async ({ to, json }: Options) => {
      const config = settings();
      const folder = to === undefined ? join(config.dataDir, "backups", nameOf(new Date())) : resolve(to);
      const progress = new ProgressLine();
      progress.show("Copying");
      const written = await writeBackup(config, folder).finally(() => progress.done());
      process.stdout.write(json ? `${JSON.stringify(written, null, 2)}\n` : report(written));
    });
}

/** Its time, in a form that every file system takes and that sorts. */
const nameOf = (now: Date): string =>
  now
    .toISOString()
    .replace(/\.\d+Z$/, "Z")
    .replaceAll(":", "-");

const report = ({ files, folder }: WrittenBackup): string =>
  `Wrote ${files.map(({ name, octets }) => `${name} (${octets} octets)`).join(", ")} to ${folder}.\n`;
