import type { Clock, Hasher, IdSource, Instant } from "@porchlight/kernel";
import type { Store } from "@porchlight/store";
import type { Config } from "../../config";
import { portProblems } from "../../doctor/port-checks";
import type { Logger } from "../../log/logger";
import type { ClosingStack } from "../../runtime/closing-stack";
import { openDataDirectory } from "../../runtime/data-directory";
import { type DataLock, lockDataDirectory, takeOverDataDirectory } from "../../runtime/data-lock";
import { nodeHasher } from "../../runtime/node-hasher";
import { randomIds } from "../../runtime/random-ids";
import { openSecrets, type Secrets } from "../../runtime/secrets-file";
import { StartupError } from "../../runtime/startup-error";
import { steadyClock } from "../../runtime/steady-clock";
import type { CertificateKeeper } from "../../runtime/tls/certificate-keeper";
import { openCertificate } from "../../runtime/tls/open-certificate";
import { TlsContexts } from "../../runtime/tls/tls-contexts";
import { readTrustAnchors } from "../../runtime/tls/trust-anchors";
import { openOfficeStore } from "../office-store";

/** Told of each step, for progress on a terminal. */
export type Progress = (step: string) => void;

/** What use cases are done with. */
export interface Tools {
  readonly clock: Clock;
  readonly ids: IdSource;
  readonly hasher: Hasher;
  readonly domains: readonly string[];
  readonly stores: Store;
}

/** What everything else stands on. */
export interface Ground {
  readonly config: Config;
  readonly log: Logger;
  readonly closing: ClosingStack;
  readonly progress: Progress;
  readonly secrets: Secrets;
  /** Undefined where TLS is not served; `tls` too. */
  readonly keeper: CertificateKeeper | undefined;
  readonly tls: TlsContexts | undefined;
  readonly tools: Tools;
  readonly startedAt: Instant;
}

/** Takes the data directory for this process alone and opens what lies in it. */
export async function openGround(
  config: Config,
  log: Logger,
  progress: Progress,
  closing: ClosingStack,
): Promise<Ground> {
  progress("Opening the data directory");
  openDataDirectory(config.dataDir);
  const lock = await (config.standby ? standBy(config, log, progress) : lockDataDirectory(config.dataDir));
  closing.add(() => lock.release());
  // Before anything is made: passwords of a first run are shown by the start that made them.
  const [portProblem] = await portProblems(config);
  if (portProblem !== undefined) throw new StartupError(portProblem);
  const secrets = openSecrets(config.dataDir);
  const keeper = await openCertificate(config, log.child({ part: "tls" }));
  closing.add(() => keeper?.stop());
  const tls = keeper && new TlsContexts(keeper.live, readTrustAnchors(config.tlsCa));
  progress("Opening the database");
  const stores = await openOfficeStore(config);
  closing.add(() => stores.close());
  const clock = steadyClock();
  const tools = { clock, ids: randomIds(), hasher: nodeHasher, domains: config.domains, stores };
  return { config, log, closing, progress, secrets, keeper, tls, tools, startedAt: clock() };
}

/** Until the lock is ours no port is open, so that the server that works may have the same ones. */
async function standBy({ dataDir }: Config, log: Logger, progress: Progress): Promise<DataLock> {
  let isSaid = false;
  const lock = await takeOverDataDirectory(dataDir, () => {
    progress("Standing by while another server works");
    if (!isSaid) log.info({ dataDir }, "standing by: another server works on the data directory");
    isSaid = true;
  });
  if (isSaid) log.warn({ dataDir }, "the other server has ended: taking over");
  return lock;
}
