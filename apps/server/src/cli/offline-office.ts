import type { Store } from "@porchlight/store";
import { NO_GRANTED_RIGHTS } from "@porchlight/xdm";
import { LibxmlSchemaValidator } from "@porchlight/xml-schema";
import type { OfficeDocuments } from "../admin/ports/documents";
import { calendarHouse } from "../agents/calendar/calendar-house";
import type { Config } from "../config";
import { openOfficeStore } from "../office/office-store";
import { newHomes } from "../office/policy/new-homes";
import { openDataDirectory } from "../runtime/data-directory";
import { lockForCommand } from "../runtime/data-lock";
import { nodeHasher } from "../runtime/node-hasher";
import { randomIds } from "../runtime/random-ids";
import { steadyClock } from "../runtime/steady-clock";
import { type DocumentsOptions, openDocuments } from "../xcap/open-documents";
import type { CommandContext, OfflineOffice } from "./commands";
import { settings } from "./settings";

/** What the commands of the admin API work with. */
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
    documents: () => openDesk(config, store, { clock, ids, hasher: nodeHasher }),
    calendars: calendarHouse({ config, clock, agent: undefined }),
    close: () => store.close().finally(() => lock.release()),
  };
}

async function openDesk(
  config: Config,
  { accounts, documents }: Store,
  parts: Pick<DocumentsOptions, "clock" | "ids" | "hasher">,
): Promise<OfficeDocuments> {
  const known = new Set((await accounts.list()).map(({ aor }) => aor));
  const { desk } = await openDocuments({
    ...parts,
    config,
    documents,
    schemas: new LibxmlSchemaValidator(),
    knowsUser: (aor) => known.has(aor),
    ...NO_GRANTED_RIGHTS,
    onFault: (error) => {
      throw error;
    },
  });
  return desk;
}
