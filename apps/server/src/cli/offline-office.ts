import { openOfficeStore } from "../office/office-store";
import { openDataDirectory } from "../runtime/data-directory";
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

async function openOffline(): Promise<OfflineOffice> {
  const config = settings();
  openDataDirectory(config.dataDir);
  const store = await openOfficeStore(config);
  return {
    deps: {
      clock: steadyClock(),
      ids: randomIds(),
      hasher: nodeHasher,
      domains: config.domains,
      stores: store,
      office: undefined,
    },
    close: () => store.close(),
  };
}
