import { connect, type TLSSocket } from "node:tls";
import { type AdminClient, createAdminClient } from "@porchlight/admin-api";
import type { SipRequest } from "@porchlight/sip-message";
import { pidf, sipText } from "@porchlight/testkit";
import { afterAll, beforeAll, expect, test } from "vitest";
import { readCliCredential } from "../admin/cli/credential";
import { pinnedFetch } from "../admin/cli/pinned-fetch";
import { createLogger } from "../log/logger";
import { eventually } from "../testing/eventually";
import { freePort } from "../testing/free-port";
import { SipParty } from "../testing/sip-party";
import { TestAuthority } from "../testing/test-authority";
import { testConfig } from "../testing/test-config";
import { startOffice } from "./office-server";

const password = "correct horse battery";
const [alice, bob] = ["sip:alice@office.test", "sip:bob@branch.test"];
const decoder = new TextDecoder();

interface Office {
  readonly sipPort: number;
  readonly tlsPort: number;
  readonly admin: AdminClient;
}

const closers: (() => unknown)[] = [];
let authority: TestAuthority;
let office: Office;
let branch: Office;

/** An office that serves a domain and has peers, as `branch.test trusted`. */
async function open(domain: string, tlsPort: number, peers: readonly string[]): Promise<Office> {
  const sipPort = await freePort();
  const config = testConfig({
    ...(await authority.issue({ uris: [`sip:${domain}`], dnsNames: ["localhost"] })),
    PORCHLIGHT_TLS_CA: authority.file,
    PORCHLIGHT_DOMAIN: domain,
    PORCHLIGHT_SAMPLE_PASSWORD: password,
    PORCHLIGHT_SIP_PORT: String(sipPort),
    PORCHLIGHT_SIP_TLS_PORT: String(tlsPort),
    PORCHLIGHT_POLICY_DEFAULT_HANDLING: "allow",
    PORCHLIGHT_FEDERATION_PEERS: peers.join(","),
  });
  const running = await startOffice(config, createLogger("silent"));
  closers.push(() => running.stop());
  const credential = await readCliCredential(config.dataDir);
  if (credential?.fingerprint === undefined) throw new Error("the office has no certificate");
  const { fingerprint, token, url: baseUrl } = credential;
  const admin = createAdminClient({ baseUrl, token, fetch: pinnedFetch(fingerprint) });
  return { sipPort, tlsPort, admin };
}

beforeAll(async () => {
  authority = await TestAuthority.create();
  const [one, two, nobody] = [await freePort(), await freePort(), await freePort()];
  office = await open("office.test", one, [
    `branch.test trusted tls:127.0.0.1:${two}`,
    `away.test trusted tls:127.0.0.1:${nobody}`,
    `strange.test trusted tls:127.0.0.1:${two}`,
    "evil.test blocked",
  ]);
  branch = await open("branch.test", two, [`office.test trusted tls:127.0.0.1:${one} subscriptions=1`]);
});

afterAll(async () => {
  await Promise.all(closers.splice(0).map((close) => close()));
});

async function party(at: Office): Promise<SipParty> {
  const opened = await SipParty.open(at.sipPort);
  closers.push(() => opened.close());
  return opened;
}

const textOf = ({ body }: SipRequest): string => decoder.decode(body);

const peerAt = ({ admin }: Office, domain: string) => admin.showPeer({ params: { domain } });

const watch = { from: alice, password, headers: ["Event: presence", "Expires: 600"] };

test("COR-070 COR-071 COR-072 alice watches bob at another server, over TLS that both have proved, and both count it", async () => {
  const phone = await party(branch);
  const publish = (note: string, headers: readonly string[] = []) =>
    phone.request("PUBLISH", bob, {
      from: bob,
      password,
      headers: ["Event: presence", "Content-Type: application/pidf+xml", ...headers],
      body: pidf({ entity: bob, note }),
    });
  const published = await publish("at the lake");
  expect(published.status).toBe(200);

  const watcher = await party(office);
  expect((await watcher.request("SUBSCRIBE", bob, watch)).status).toBe(200);
  const heard = (note: string) => () =>
    watcher.requests.some((request) => request.method === "NOTIFY" && textOf(request).includes(note));
  await eventually("alice hears of the lake", heard("at the lake"));
  await publish("home", [`SIP-If-Match: ${published.headers.first("sip-etag")}`]);
  await eventually("alice hears that he is home", heard("home"));

  expect(await peerAt(branch, "office.test")).toMatchObject({
    listed: true,
    subscriptions: 1,
    requestsIn: 1,
    limits: { subscriptions: 1 },
  });
  expect((await peerAt(branch, "office.test")).requestsOut).toBeGreaterThanOrEqual(2);
  expect(await peerAt(office, "branch.test")).toMatchObject({ requestsOut: 1, troubles: [] });
});

test("COR-070 a test tells which place answered and how fast, or why none did", async () => {
  const test = (domain: string) => office.admin.testPeer({ params: { domain } });
  expect(await test("branch.test")).toEqual({
    outcome: "answered",
    status: 200,
    reason: "OK",
    place: `tls:127.0.0.1:${branch.tlsPort}`,
    roundTripMs: expect.any(Number),
  });
  expect(await test("away.test")).toMatchObject({
    outcome: "failed",
    cause: "failed",
    reason: expect.stringMatching(/^tls:127\.0\.0\.1:\d+ cannot be connected to$/),
  });
  expect(await test("evil.test")).toEqual({ outcome: "refused", closedFor: "blocked" });
  expect(await test("elsewhere.test")).toEqual({ outcome: "refused", closedFor: "not-listed" });
  const { items } = await office.admin.listAudit({ query: { action: "peer.test" } });
  expect(items.map(({ target }) => target)).toEqual([
    "elsewhere.test",
    "evil.test",
    "away.test",
    "branch.test",
  ]);
});

test("COR-073 a server that shows the certificate of another domain is told nothing", async () => {
  const test = await office.admin.testPeer({ params: { domain: "strange.test" } });
  expect(test).toMatchObject({ outcome: "failed", place: `tls:127.0.0.1:${branch.tlsPort}` });
  expect(await peerAt(office, "strange.test")).toMatchObject({
    lastTrouble: { kind: "failed" },
    lastSeenAt: null,
  });
});

test("COR-070 a peer that lies about its domain and sends garbage is refused, and its page says so", async () => {
  const socket = await connectAs("branch.test");
  const answers: string[] = [];
  socket.on("data", (octets) => answers.push(octets.toString()));
  const lie = "sip:boss@bank.test";
  socket.write(
    sipText([
      "SUBSCRIBE sip:alice@office.test SIP/2.0",
      "Via: SIP/2.0/TLS branch.test;branch=z9hG4bKlie",
      "Max-Forwards: 70",
      `From: <${lie}>;tag=1`,
      "To: <sip:alice@office.test>",
      "Call-ID: lie",
      "CSeq: 1 SUBSCRIBE",
      "Contact: <sips:boss@branch.test>",
      `P-Asserted-Identity: <${lie}>`,
      "Event: presence",
    ]),
  );
  await eventually("the lie is answered", () => answers.join("").includes("SIP/2.0 403"));
  socket.write(
    sipText([
      "MESSAGE sip:alice@office.test SIP/2.0",
      "Via: SIP/2.0/TLS branch.test;branch=z9hG4bKgarbage",
      `From: <${lie}>;tag=1`,
      "To: <sip:alice@office.test>",
      "Call-ID: garbage",
      "CSeq: many MESSAGE",
    ]),
  );
  await eventually("the garbage is answered", () => answers.join("").includes("SIP/2.0 400"));
  const { refused, troubles } = await peerAt(office, "branch.test");
  expect(refused).toEqual([
    { reason: "unproved", count: 1 },
    { reason: "malformed", count: 1 },
  ]);
  expect(troubles).toMatchObject([{ kind: "malformed" }, { kind: "unproved", detail: lie }]);
});

test("COR-072 subscriptions beyond what was agreed are refused, and the page says so", async () => {
  const subscribe = async (uri: string) => (await party(office)).request("SUBSCRIBE", uri, watch);
  const one = await subscribe(bob);
  const beyond = one.status === 200 ? await subscribe("sip:carol@branch.test") : one;
  expect([beyond.status, Number(beyond.headers.first("retry-after")) > 0]).toEqual([500, true]);
  const { refused, troubles } = await peerAt(branch, "office.test");
  expect(refused).toMatchObject([{ reason: "subscriptions" }]);
  expect(troubles).toMatchObject([{ kind: "subscriptions" }]);
});

async function connectAs(domain: string): Promise<TLSSocket> {
  const { cert, key } = await authority.issuePems({ uris: [`sip:${domain}`] });
  return new Promise((resolve, reject) => {
    const options = { cert, key, ca: authority.cert, checkServerIdentity: () => undefined };
    const socket = connect({ port: office.tlsPort, host: "127.0.0.1", ...options }, () => resolve(socket));
    socket.once("error", reject);
    closers.push(() => socket.destroy());
  });
}
