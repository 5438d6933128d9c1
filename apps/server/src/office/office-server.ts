import { setImmediate as nextTurn, setTimeout as pause } from "node:timers/promises";
import type { FlowId } from "@porchlight/engine";
import { DocumentLibrary } from "@porchlight/event-packages";
import { LibxmlSchemaValidator } from "@porchlight/xml-schema";
import type { FastifyInstance } from "fastify";
import { meterAccounting } from "../accounting/accounting-metrics";
import { openAccounting } from "../accounting/open-accounting";
import { adminPlugin, ensureFirstRun, type FirstRun, issueCliCredential, operatorOf } from "../admin";
import { NetworkChoices } from "../agents/network/network-choices";
import { openAgents } from "../agents/open-agents";
import { CalendarEdge } from "../agents/self/calendar-edge";
import type { Config } from "../config";
import { openContent } from "../content";
import { serverDoctor } from "../doctor/doctor";
import { loopbackOrigin } from "../doctor/origin";
import { portProblems } from "../doctor/port-checks";
import { createEngineHost } from "../engine-host";
import { openEvents } from "../events/open-events";
import { AcmeEdge } from "../http/acme-edge";
import { ConsoleProcess } from "../http/console-process";
import { HttpFront } from "../http/http-front";
import { PlainPort } from "../http/plain-port";
import { Bans } from "../listeners/bans";
import type { SipPorts } from "../listeners/listeners";
import { say } from "../listeners/sayings";
import { type DigestGateOptions, digestGate } from "../listeners/websocket/digest-gate";
import type { Logger } from "../log/logger";
import { ManagementServer } from "../management/management-server";
import { Readiness } from "../management/readiness";
import { paths } from "../paths";
import { FetchLog } from "../provisioning/fetch-log";
import { houseProvisioning } from "../provisioning/house-provisioning";
import { profileAuid } from "../provisioning/profile-auid";
import { profileReads } from "../provisioning/profile-reads";
import { provisioningDesk } from "../provisioning/provisioning-desk";
import { SetupEdge } from "../provisioning/setup/setup-edge";
import { sipSettings } from "../provisioning/setup/sip-settings";
import { openLocator } from "../routing/open-locator";
import { ClosingStack } from "../runtime/closing-stack";
import { openDataDirectory } from "../runtime/data-directory";
import { type DataLock, lockDataDirectory, takeOverDataDirectory } from "../runtime/data-lock";
import { nodeHasher } from "../runtime/node-hasher";
import { randomIds } from "../runtime/random-ids";
import { openSecrets } from "../runtime/secrets-file";
import { StartupError } from "../runtime/startup-error";
import { steadyClock } from "../runtime/steady-clock";
import { openCertificate } from "../runtime/tls/open-certificate";
import { TlsContexts } from "../runtime/tls/tls-contexts";
import { readTrustAnchors } from "../runtime/tls/trust-anchors";
import { SelfEdge } from "../self/self-edge";
import { TraceDesk } from "../trace/trace-desk";
import { version } from "../version";
import { openXcap, writeSampleDocuments } from "../xcap";
import { xcapRootOfHouse } from "../xcap/http/xcap-root-url";
import { AccountDirectory } from "./account-directory";
import { documentStep, fillLibrary } from "./documents/fill-library";
import { Erasing } from "./erasure/erasing";
import { officeLists } from "./list-settings";
import { OfficeControl } from "./office-control";
import { officeEndpoints } from "./office-endpoints";
import { openOfficeStore } from "./office-store";
import { contentRights } from "./policy/content-rights";
import { grantedRights } from "./policy/granted-rights";
import { newHomes } from "./policy/new-homes";
import { presenceAuthority } from "./policy/presence-authority";
import { UnreadableRules } from "./policy/unreadable-rules";
import { SipCore } from "./sip-core";

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

/** Told of each step, for progress on a terminal. */
export type Progress = (step: string) => void;

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
    return await open(config, log, progress, closing);
  } catch (error) {
    await closing
      .close()
      .catch((fault: unknown) => log.error({ err: fault }, "closing after a failed start failed"));
    throw error;
  }
}

/** Until then no port is open, so that the server that works may have the same ones. */
/** Requests that tell of somebody who is erased may be answered for as long as a transaction lasts (RFC 3261 section 17). */
const aftermathMs = 40_000;

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

async function open(
  config: Config,
  log: Logger,
  progress: Progress,
  closing: ClosingStack,
): Promise<RunningOffice> {
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
  const certificate = keeper?.live;
  const tls = certificate && new TlsContexts(certificate, readTrustAnchors(config.tlsCa));

  progress("Opening the database");
  const store = await openOfficeStore(config);
  closing.add(() => store.close());
  const clock = steadyClock();
  const startedAt = clock();
  const operations = { clock, ids: randomIds(), hasher: nodeHasher, domains: config.domains, stores: store };

  const accounting = await openAccounting({
    config,
    log: log.child({ part: "accounting" }),
    clock,
    stores: store,
    tls,
    deliver: (work) => core.driver.apply(work),
    changed: () => core.observation.events.emit({ kind: "accounting-changed" }),
  });
  closing.add(() => accounting.stop());
  const library = new DocumentLibrary();
  const fetches = new FetchLog(store.profileFetches, (error) =>
    log.error({ err: error }, "who was told profiles could not be written"),
  );
  const provisioning = houseProvisioning(config, library, ({ watcher, ...told }) =>
    fetches.note(watcher, told),
  );
  const authority = presenceAuthority(config, library, provisioning.profiles);
  const unreadable = new UnreadableRules(library, log);
  const rights = grantedRights(() => core.driver.engine.views, authority, clock);
  const directory = new AccountDirectory(config.domain);
  const gate = handshakeGate(config, {
    ...operations,
    secret: secrets.nonceSecret,
    lookup: (username) => directory.knownUser(username),
  });
  const bans = new Bans(clock);
  const network = new NetworkChoices(config.agents.networkPresence);
  const core = new SipCore({
    config,
    log,
    clock,
    tls,
    gate,
    bans,
    journal: store.journal,
    locate: openLocator(config, clock),
    createEngine: (outputs) =>
      createEngineHost({
        config,
        nonceSecret: secrets.nonceSecret,
        library,
        authority,
        rights,
        network,
        provisioning,
        outputs,
        accounting: accounting.sink,
        credit: accounting.credit,
      }),
  });
  const { driver, listeners, observation, registry } = core;
  closing.add(() => observation.metrics.stop());
  meterAccounting(observation.metrics.registry, accounting.meter);
  const readiness = new Readiness();
  const management = new ManagementServer(readiness, observation.metrics.registry);
  const managementPort = await management.listen(config.managementPort);
  closing.add(() => management.close());

  const firstRun = await ensureFirstRun({
    deps: { ...operations, office: undefined, homes: undefined },
    dataDir: config.dataDir,
    adminPassword: config.adminPassword,
    sampleOffice: config.sampleOffice,
    samplePassword: config.samplePassword,
    sampleCreated: (accounts) =>
      writeSampleDocuments(accounts, {
        ...operations,
        documents: store.documents,
        root: xcapRootOfHouse(config),
      }),
  });
  const erasing = new Erasing({
    stores: store,
    withdraw: (aor) => driver.accountsRemoved([aor]),
    settled: async () => {
      await driver.drained();
      await accounting.flush();
    },
    aftermathMs,
    onFault: (error) => log.error({ err: error }, "an erasure is not done; the next start does it"),
  });
  closing.add(() => erasing.stop());
  await erasing.removeAccounts();
  progress("Restoring the office");
  closing.add(() => driver.stop());
  const [snapshot, accounts, networkChoices, banned] = await Promise.all([
    store.journal.load(),
    store.accounts.list(),
    store.networkChoices.list(),
    store.bans.list(),
    fillLibrary(library, store.documents),
    fetches.restore(),
  ]);
  provisioning.profiles.restore();
  fetches.start();
  closing.add(() => fetches.stop());
  store.documents.watch((change) => driver.apply(() => library.changed(documentStep(change))));
  directory.put(accounts);
  for (const each of banned) bans.add(each.network, each.until);
  for (const { aor, published } of networkChoices) network.choose(aor, published);
  core.restore(snapshot, accounts);
  await erasing.resume();

  const console = config.console ? new ConsoleProcess(paths.consoleServer, {}, log) : undefined;
  closing.add(() => console?.stop());
  const credential = issueCliCredential(config.dataDir);
  const adminFacts = {
    version,
    startedAt,
    domains: config.domains,
    secureCookies: certificate !== undefined,
    sessionSecret: secrets.sessionSecret,
    secondFactor: config.consoleSecondFactor,
  };
  const xcap = await openXcap({
    ...operations,
    config,
    log: log.child({ part: "xcap" }),
    secret: secrets.nonceSecret,
    directory,
    schemas: new LibxmlSchemaValidator(),
    effectiveProfile: (aor, device) => provisioning.effective(aor, device),
    onRead: profileReads(profileAuid(config), fetches, clock),
    onWrite: accounting.edges.xcapWritten,
    ...rights,
    findOperator: (headers) =>
      operatorOf(headers, { clock, stores: store, facts: adminFacts, localTokenHash: credential.tokenHash }),
  });
  const agents = openAgents({
    config,
    log: log.child({ part: "agents" }),
    clock,
    driver,
    directory,
    network,
    stores: store,
    calendarChanged: (aor) => observation.events.emit({ kind: "calendar-changed", aor }),
  });
  closing.add(() => agents.stop());
  const control = new OfficeControl(driver, directory, authority, unreadable, observation, {
    accountsChanged: agents.accountsChanged,
    accountsRemoved: (aors) => {
      agents.accountsRemoved(aors);
      fetches.forget(aors);
      accounting.accountsRemoved(aors);
    },
  });
  const content = openContent({
    ...operations,
    config,
    log: log.child({ part: "content" }),
    secret: secrets.nonceSecret,
    access: xcap.access,
    rights: contentRights(() => driver.engine.views, authority, clock),
    onUse: accounting.edges.contentUsed,
    changed: (name) => observation.events.emit({ kind: "content-changed", ...name }),
  });
  const events = openEvents({
    ...operations,
    config,
    log: log.child({ part: "events" }),
    driver,
    directory,
    access: xcap.access,
    metrics: observation.metrics.registry,
  });
  const self = new SelfEdge({
    clock,
    access: xcap.access,
    preview: (presentity, question) => control.preview(presentity, question),
    onFault: (error) => log.error({ err: error }, "a request of a user failed"),
  });
  const ownCalendars = new CalendarEdge({
    ...operations,
    access: xcap.access,
    calendars: agents.calendars,
    onFault: (error) => log.error({ err: error }, "a request of a user failed"),
  });
  const setup = new SetupEdge({
    deps: { ...operations, office: control, homes: undefined },
    access: xcap.access,
    settings: (redeemed, request) =>
      sipSettings(redeemed, {
        client: xcap.access.clientOf(request),
        config,
        profile: provisioning.profiles.of(redeemed.aor).values,
        ports: listeners.ports,
      }),
    onFault: (error) => log.error({ err: error }, "a set-up link failed"),
  });
  const traces = new TraceDesk({
    clock,
    ids: operations.ids,
    wire: registry,
    identitiesOn: (flow) => driver.engine.views.identitiesOn(flow as FlowId),
    changed: (id) => observation.events.emit({ kind: "trace-changed", id }),
    onFault: (error) => log.error({ err: error }, "a trace failed"),
  });
  closing.add(() => traces.close());
  const mountApi = async (app: FastifyInstance): Promise<void> => {
    await agents.mount(app);
    await adminPlugin(app, {
      ...operations,
      facts: adminFacts,
      office: control,
      homes: newHomes(config, { ...operations, documents: store.documents }),
      documents: xcap.desk,
      lists: officeLists(config, library, authority),
      content: content.office,
      agents: agents.desk,
      calendars: agents.calendars,
      network: agents.network,
      provisioning: provisioningDesk(config, provisioning, fetches),
      accounting: accounting.office,
      erasing,
      watcherStreams: events.streams,
      bans,
      flows: registry,
      traces,
      endpoints: () => officeEndpoints(config, listeners.ports),
      metrics: () => observation.metrics.snapshot(),
      events: observation.events,
      doctor: serverDoctor(config, store, unreadable, () => facts, certificate),
      localTokenHash: credential.tokenHash,
    });
  };
  const acmeEdge = keeper?.challenges && new AcmeEdge(keeper.challenges);
  const front = await HttpFront.create({
    certificate,
    log,
    watcherRoot: paths.watcherPages,
    console,
    mountApi,
    rawHandlers: [
      ...(acmeEdge === undefined ? [] : [acmeEdge]),
      ...(config.modules.xcap ? [xcap.edge] : []),
      ...(config.modules.content ? [content.edge] : []),
      ...events.edges,
      self,
      ownCalendars,
      setup,
    ],
  });
  closing.add(() => front.close());

  accounting.start();
  content.sweeper.start();
  closing.add(() => content.sweeper.stop());

  progress("Opening the ports");
  closing.add(() => listeners.close());
  listeners.serveWebSocket(front.server);
  await listeners.open();
  driver.start();
  core.strain.start();
  closing.add(() => core.strain.stop());
  agents.start();
  const httpPort = await front.listen(config.listen, config.httpPort);
  if (acmeEdge !== undefined && config.acme.httpPort !== 0) {
    const plain = new PlainPort(acmeEdge, httpPort);
    await plain.listen(config.listen, config.acme.httpPort);
    closing.add(() => plain.close());
  }
  const facts: OfficeFacts = {
    httpPort,
    managementPort,
    sipPorts: listeners.ports,
    isTls: certificate !== undefined,
    firstRun,
  };
  console?.start();
  const publish = (): Promise<void> =>
    credential.publish(loopbackOrigin(config, facts), certificate?.current.fingerprint);
  await publish();
  certificate?.follow(() =>
    publish().catch((fault: unknown) => log.error({ err: fault }, "cli-token not written")),
  );
  closing.add(() => credential.withdraw());
  keeper?.start();
  readiness.enter("ready");
  const review = unreadable.review();
  closing.add(() => review);

  const stop = async (): Promise<void> => {
    readiness.enter("stopping");
    front.stopListening();
    listeners.stopAccepting();
    driver.beginShutdown();
    events.close();
    await Promise.race([driver.drained(), pause(drainMs, undefined, { ref: false })]);
    // The answers of what was just written leave at the end of this turn.
    await nextTurn();
    await registry.shutDown(1001, say("closed-as-server-stops"), closeGraceMs);
    await closing.close();
  };
  let stopped: Promise<void> | undefined;
  return { facts, stop: () => (stopped ??= stop()), reload: () => keeper?.reload() };
}

function handshakeGate(config: Config, parts: Omit<DigestGateOptions, "realm" | "order">) {
  if (config.webSocket.handshakeCredentials === "none") return undefined;
  return digestGate({ ...parts, realm: config.domain, order: config.digest.order });
}
