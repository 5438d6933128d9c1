import { openOfficeStore } from "../office/office-store";
import { newHomes } from "../office/policy/new-homes";
import { openDataDirectory } from "../runtime/data-directory";
import { lockForCommand } from "../runtime/data-lock";
import { nodeHasher } from "../runtime/node-hasher";
import { randomIds } from "../runtime/random-ids";
import { steadyClock } from "../runtime/steady-clock";
import type { CommandContext, OfflineOffice } from "./commands";
import { settings } from "./settings";

/** What the commands `user`, `token` and `who` work with. */
export const commandContext: CommandContext = {
  stdin: process.stdin,
  stdout: process.stdout,
  stderr: process.stderr,
  dataDir: async () => settings().dataDir,
  openOffline,
  exit: (status) => {
    process.exitCode = status;
  },
};

async function openOffline(): Promise<OfflineOffice | undefined> {
  const config = settings();
  openDataDirectory(config.dataDir);
  const lock = await lockForCommand(config.dataDir);
  if (lock === undefined) return undefined;
  const store = await openOfficeStore(config).catch((error: unknown) => {
    lock.release();
    throw error;
  });
  const [clock, ids] = [steadyClock(), randomIds()];
  return {
    deps: {
      clock,
      ids,
      hasher: nodeHasher,
      domains: config.domains,
      stores: store,
      office: undefined,
      homes: newHomes(config, { documents: store.documents, clock, ids }),
    },
    close: () => store.close().finally(() => lock.release()),
  };
}
