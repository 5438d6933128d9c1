import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { type AdminClient, createAdminClient, type Role, roles } from "@porchlight/admin-api";
import type { FlowId } from "@porchlight/engine";
import { DocumentLibrary } from "@porchlight/event-packages";
import { type Instant, instant } from "@porchlight/kernel";
import type { Store } from "@porchlight/store";
import { NO_GRANTED_RIGHTS } from "@porchlight/xdm";
import { LibxmlSchemaValidator } from "@porchlight/xml-schema";
import Fastify, { type FastifyInstance } from "fastify";
import { openAccounting } from "../../accounting/open-accounting";
import { calendarHouse } from "../../agents/calendar/calendar-house";
import { readHere } from "../../agents/calendar/read-here";
import { NetworkChoices } from "../../agents/network/network-choices";
import { officeContent } from "../../content";
import { ContentRightsDouble } from "../../content/testing/content-rights-double";
import { Bans } from "../../listeners/bans";
import type { WireTap } from "../../listeners/wire-tap";
import { createLogger } from "../../log/logger";
import { documentStep } from "../../office/documents/fill-library";
import { Erasing } from "../../office/erasure/erasing";
import { officeEndpoints } from "../../office/office-endpoints";
import { FetchLog } from "../../provisioning/fetch-log";
import { houseProvisioning } from "../../provisioning/house-provisioning";
import { provisioningDesk } from "../../provisioning/provisioning-desk";
import { nodeHasher } from "../../runtime/node-hasher";
import { randomIds } from "../../runtime/random-ids";
import { testConfig } from "../../testing/test-config";
import { TraceDesk } from "../../trace/trace-desk";
import { openDocuments } from "../../xcap/open-documents";
import { SYSTEM } from "../auth/actor";
import { hashPassword } from "../auth/password-hash";
import { newTokenSecret, secretHash } from "../auth/secret";
import type { AdminDeps, AdminFacts } from "../deps";
import { createToken } from "../operations/tokens/create-token";
import { adminPlugin } from "../plugin";
import { Browser } from "./browser";
import { injectedFetch } from "./injected-fetch";
import { OfficeDouble } from "./office-double";
import { RulesDouble } from "./rules-double";
import { openTestStore } from "./test-store";

export const PASSWORD = "correct horse battery staple";
const passwordHash = hashPassword(PASSWORD);
const schemas = new LibxmlSchemaValidator();

export interface ServedRoute {
  readonly method: string;
  readonly url: string;
}

/** The admin API on a real SQLite database, with an office written down by the test and a clock that it moves. */
export interface AdminWorld {
  readonly app: FastifyInstance;
  readonly deps: AdminDeps;
  readonly store: Store;
  readonly office: OfficeDouble;
  /** What is tapped by traces. */
  readonly wire: { tap: WireTap | undefined };
  /** Who was told profiles. */
  readonly fetches: FetchLog;
  /** What presence says about objects of the content server. */
  readonly contentRights: ContentRightsDouble;
  readonly dataDir: string;
  readonly localToken: string;
  /** Routes below /api/v1. */
  readonly routes: readonly ServedRoute[];
  advance(milliseconds: number): void;
  /** A client with a token of the role. */
  as(role: Role): AdminClient;
  secretOf(role: Role): string;
  operator(name: string, role: Role): Promise<void>;
  browser(): Browser;
  close(): Promise<void>;
}

/** How a world is other than usual. */
export type WorldWish = Partial<Pick<AdminFacts, "secondFactor">>;

export async function openAdminWorld(wish: WorldWish = {}): Promise<AdminWorld> {
  const dataDir = await mkdtemp(join(tmpdir(), "porchlight-admin-"));
  const store = await openTestStore(dataDir);
  const app = Fastify({ routerOptions: { maxParamLength: 1000 } });
  const office = new OfficeDouble();
  const localToken = newTokenSecret();
  let now: Instant = instant(Date.parse("2030-01-01T12:00:00Z"));
  const config = testConfig({
    PORCHLIGHT_DATA_DIR: dataDir,
    PORCHLIGHT_XCAP_DOCUMENT_BYTES: "4096",
    PORCHLIGHT_XCAP_TRUSTED_PROXIES: "192.0.2.1",
  });
  const { desk } = await openDocuments({
    config,
    clock: () => now,
    ids: randomIds(),
    hasher: nodeHasher,
    documents: store.documents,
    schemas,
    ...NO_GRANTED_RIGHTS,
    knowsUser: (aor) => /^sip:(alice|bob)@office\.test$/.test(aor),
    onFault: (error) => {
      throw error;
    },
  });
  const library = new DocumentLibrary();
  const provisioning = houseProvisioning(config, library);
  desk.watch((change) => library.changed(documentStep(change)));
  const fetches = new FetchLog(store.profileFetches, (error) => {
    throw error;
  });
  const rules = new RulesDouble(desk);
  office.rules = rules;
  const contentRights = new ContentRightsDouble();
  const accounting = await openAccounting({
    config: testConfig(),
    log: createLogger("silent"),
    clock: () => now,
    stores: store,
    deliver: (work) => work(),
    changed: () => {},
  });
  const erasing = new Erasing({
    stores: store,
    withdraw: () => {},
    settled: accounting.flush,
    aftermathMs: 0,
    onFault: (error) => {
      throw error;
    },
  });
  const wire: AdminWorld["wire"] = { tap: undefined };
  const traces = new TraceDesk({
    clock: () => now,
    ids: randomIds(),
    wire,
    identitiesOn: (flow) => office.views.identitiesOn(flow as FlowId),
    changed: (id) => office.emit({ kind: "trace-changed", id }),
    onFault: (error) => {
      throw error;
    },
  });
  const deps: AdminDeps = {
    clock: () => now,
    ids: randomIds(),
    hasher: nodeHasher,
    facts: {
      version: "1.2.3",
      startedAt: now,
      domains: ["office.test", "branch.test"],
      secureCookies: false,
      sessionSecret: "s".repeat(32),
      secondFactor: wish.secondFactor ?? "optional",
    },
    stores: store,
    office,
    homes: undefined,
    documents: desk,
    lists: rules.lists,
    content: officeContent({
      config: testConfig({ PORCHLIGHT_CONTENT_OBJECTS_PER_USER: "3" }),
      clock: () => now,
      hasher: nodeHasher,
      secret: "of this world",
      stores: store,
      rights: contentRights,
    }),
    agents: office,
    network: new NetworkChoices(false),
    provisioning: provisioningDesk(config, provisioning, fetches),
    accounting: accounting.office,
    erasing,
    watcherStreams: office,
    calendars: calendarHouse({
      config: testConfig({
        PORCHLIGHT_AGENTS_CALENDAR_BYTES: "4096",
        PORCHLIGHT_AGENTS_CALENDAR_TIME_ZONE: "Europe/Berlin",
      }),
      clock: () => now,
      reader: async (order) => readHere(order),
      agent: undefined,
    }),
    bans: new Bans(() => now),
    flows: office,
    traces,
    endpoints: () =>
      officeEndpoints(testConfig({ PORCHLIGHT_LISTEN: "192.0.2.1" }), { udp: 5060, tcp: 5060 }),
    events: office,
    metrics: () => ({ messagesPerSecond: 4.5, publishToNotifyMs: { p50: 1, p95: 2, p99: 3 } }),
    doctor: async () => [
      {
        id: "node",
        title: "Node.js",
        status: "pass",
        detail: { code: "found-node", places: { version: "20.19.0" }, text: "Node 20.19.0" },
        remedy: undefined,
      },
    ],
    localTokenHash: secretHash(localToken),
  };
  const routes: ServedRoute[] = [];
  app.addHook("onRoute", ({ method, url }) => {
    if (url.startsWith("/api/v1/")) routes.push(...[method].flat().map((one) => ({ method: one, url })));
  });
  await adminPlugin(app, deps);
  await app.ready();
  const secrets = new Map<Role, string>();
  for (const role of roles) {
    const { secret } = await createToken(deps, SYSTEM, { label: role, role, expiresInSeconds: 365 * 86_400 });
    secrets.set(role, secret);
  }
  const secretOf = (role: Role): string => secrets.get(role) ?? "";
  return {
    app,
    deps,
    store,
    office,
    wire,
    fetches,
    contentRights,
    dataDir,
    localToken,
    routes,
    secretOf,
    advance: (milliseconds) => {
      now = instant(now + milliseconds);
    },
    as: (role) =>
      createAdminClient({ baseUrl: "http://office.test", fetch: injectedFetch(app), token: secretOf(role) }),
    operator: async (name, role) =>
      store.operators.create(
        { name, role, passwordHash: await passwordHash, disabled: false, createdAt: now },
        { at: now, ...SYSTEM, action: "operator.create", target: name, before: undefined, after: { role } },
      ),
    browser: () => new Browser(app),
    close: async () => {
      traces.close();
      await app.close();
      await erasing.stop();
      await accounting.stop();
      await store.close();
      await rm(dataDir, { recursive: true, force: true });
    },
  };
}
