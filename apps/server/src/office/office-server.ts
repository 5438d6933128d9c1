import { setImmediate as nextTurn, setTimeout as pause } from "node:timers/promises";
import type { FirstRun } from "../admin";
import type { Config } from "../config";
import { loopbackOrigin } from "../doctor/origin";
import type { SipPorts } from "../listeners/listeners";
import { say } from "../listeners/sayings";
import type { Logger } from "../log/logger";
import { ManagementServer } from "../management/management-server";
import { Readiness } from "../management/readiness";
import { ClosingStack } from "../runtime/closing-stack";
import { adminDeps } from "./opening/admin-deps";
import { type Front, openFront } from "./opening/front";
import { type Ground, openGround, type Progress } from "./opening/ground";
import { openErasing, openFirstRun, restore } from "./opening/restoring";
import { openServices, type Services } from "./opening/services";
import { openSignalling, type Signalling } from "./opening/signalling";

/** What is open, for the person who started it. */
export interface OfficeFacts {
  readonly httpPort: number;
  readonly managementPort: number;
  readonly sipPorts: SipPorts;
  readonly isTls: boolean;
  /** What was created, when this was the first run. */
  readonly firstRun: FirstRun | undefined;
}

export interface RunningOffice {
  readonly facts: OfficeFacts;
  /** Takes a new certificate into use, if there is one. */
  reload(): void;
  /** Finishes what was accepted, closes every connection and the store. Bounded in time. */
  stop(): Promise<void>;
}

const drainMs = 5000;
const closeGraceMs = 1500;

/** Starts everything. Rejects with a `StartupError` where a person can mend the cause; nothing is left open then. */
export async function startOffice(
  config: Config,
  log: Logger,
  progress: Progress = () => {},
): Promise<RunningOffice> {
  const closing = new ClosingStack();
  try {
    return await open(await openGround(config, log, progress, closing));
  } catch (error) {
    await closing
      .close()
      .catch((fault: unknown) => log.error({ err: fault }, "closing after a failed start failed"));
    throw error;
  }
}

async function open(ground: Ground): Promise<RunningOffice> {
  const { keeper, progress } = ground;
  const signalling = await openSignalling(ground);
  const readiness = new Readiness();
  const managementPort = await openManagement(ground, signalling, readiness);
  const firstRun = await openFirstRun(ground);
  const erasing = await openErasing(ground, signalling);
  progress("Restoring the office");
  await restore(ground, signalling);
  await erasing.resume();
  const services = await openServices(ground, signalling);
  const admin = adminDeps(ground, signalling, services, erasing, () => facts);
  const front = await openFront(ground, signalling, services, admin);
  progress("Opening the ports");
  const httpPort = await openPorts(ground, signalling, services, front);
  const sipPorts = signalling.core.listeners.ports;
  const facts: OfficeFacts = { httpPort, managementPort, sipPorts, isTls: keeper !== undefined, firstRun };
  front.console?.start();
  await publishCredential(ground, services, facts);
  keeper?.start();
  readiness.enter("ready");
  const review = signalling.unreadable.review();
  ground.closing.add(() => review);
  let stopped: Promise<void> | undefined;
  return {
    facts,
    stop: () => (stopped ??= stop(ground, signalling, services, front, readiness)),
    reload: () => keeper?.reload(),
  };
}

/** It tells that the server is on its way long before that is ready. */
async function openManagement(
  { closing, config }: Ground,
  { core }: Signalling,
  readiness: Readiness,
): Promise<number> {
  const management = new ManagementServer(readiness, core.observation.metrics.registry);
  const port = await management.listen(config.managementPort);
  closing.add(() => management.close());
  return port;
}

/** Begins whatever goes by the clock and opens the ports, that of HTTP last. Gives that one. */
async function openPorts(
  { closing }: Ground,
  { accounting, core }: Signalling,
  { agents, content }: Services,
  front: Front,
): Promise<number> {
  const { driver, listeners, strain } = core;
  accounting.start();
  content.sweeper.start();
  closing.add(() => content.sweeper.stop());
  closing.add(() => listeners.close());
  listeners.serveWebSocket(front.http.server);
  await listeners.open();
  driver.start();
  strain.start();
  closing.add(() => strain.stop());
  agents.start();
  return front.listen();
}

/** Leaves for the command line how it reaches this server, again with every new certificate. */
async function publishCredential(
  { closing, config, keeper, log }: Ground,
  { credential }: Services,
  facts: OfficeFacts,
): Promise<void> {
  const publish = (): Promise<void> =>
    credential.publish(loopbackOrigin(config, facts), keeper?.live.current.fingerprint);
  await publish();
  keeper?.live.follow(() =>
    publish().catch((fault: unknown) => log.error({ err: fault }, "cli-token not written")),
  );
  closing.add(() => credential.withdraw());
}

async function stop(
  { closing }: Ground,
  { core }: Signalling,
  { events }: Services,
  front: Front,
  readiness: Readiness,
): Promise<void> {
  const { driver, listeners, registry } = core;
  readiness.enter("stopping");
  front.http.stopListening();
  listeners.stopAccepting();
  driver.beginShutdown();
  events.close();
  await Promise.race([driver.drained(), pause(drainMs, undefined, { ref: false })]);
  // The answers of what was just written leave at the end of this turn.
  await nextTurn();
  await registry.shutDown(1001, say("closed-as-server-stops"), closeGraceMs);
  await closing.close();
}
