import { ensureFirstRun, type FirstRun } from "../../admin";
import { writeSampleDocuments } from "../../xcap";
import { xcapRootOfHouse } from "../../xcap/http/xcap-root-url";
import { documentStep, fillLibrary } from "../documents/fill-library";
import { Erasing } from "../erasure/erasing";
import type { Ground } from "./ground";
import type { Signalling } from "./signalling";

/** Requests that tell of somebody who is erased may be answered for as long as a transaction lasts (RFC 3261 section 17). */
const aftermathMs = 40_000;

/** Makes the operator and the sample office where nothing has been made; undefined where something has. */
export const openFirstRun = ({ config, tools }: Ground): Promise<FirstRun | undefined> =>
  ensureFirstRun({
    deps: { ...tools, office: undefined, homes: undefined },
    dataDir: config.dataDir,
    adminPassword: config.adminPassword,
    sampleOffice: config.sampleOffice,
    samplePassword: config.samplePassword,
    sampleCreated: (accounts) =>
      writeSampleDocuments(accounts, {
        ...tools,
        documents: tools.stores.documents,
        root: xcapRootOfHouse(config),
      }),
  });

/** Whoever was being erased when the server ended is gone before anything of theirs is restored. */
export async function openErasing(
  { closing, log, tools }: Ground,
  { accounting, core }: Signalling,
): Promise<Erasing> {
  const erasing = new Erasing({
    stores: tools.stores,
    withdraw: (aor) => core.driver.accountsRemoved([aor]),
    settled: async () => {
      await core.driver.drained();
      await accounting.flush();
    },
    aftermathMs,
    onFault: (error) => log.error({ err: error }, "an erasure is not done; the next start does it"),
  });
  closing.add(() => erasing.stop());
  await erasing.removeAccounts();
  return erasing;
}

/** Brings back what was stored: documents and accounts, then the state of the engine, which asks for them. */
export async function restore(
  { closing, tools }: Ground,
  { bans, core, directory, fetches, library, network, provisioning }: Signalling,
): Promise<void> {
  const { driver } = core;
  const { stores } = tools;
  closing.add(() => driver.stop());
  const [snapshot, accounts, networkChoices, banned] = await Promise.all([
    stores.journal.load(),
    stores.accounts.list(),
    stores.networkChoices.list(),
    stores.bans.list(),
    fillLibrary(library, stores.documents),
    fetches.restore(),
  ]);
  provisioning.profiles.restore();
  fetches.start();
  closing.add(() => fetches.stop());
  stores.documents.watch((change) => driver.apply(() => library.changed(documentStep(change))));
  directory.put(accounts);
  for (const each of banned) bans.add(each.network, each.until);
  for (const { aor, published } of networkChoices) network.choose(aor, published);
  core.restore(snapshot, accounts);
}
