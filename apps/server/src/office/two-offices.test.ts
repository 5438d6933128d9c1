import { connect, type TLSSocket } from "node:tls";
import type { SipRequest } from "@porchlight/sip-message";
import { pidf, sipText } from "@porchlight/testkit";
import { afterAll, beforeAll, expect, test } from "vitest";
import { eventually } from "../testing/eventually";
import { FederatedOffice, samplePassword } from "../testing/federated-office";
import { freePort } from "../testing/free-port";
import { TestAuthority } from "../testing/test-authority";

const [alice, bob] = ["sip:alice@office.test", "sip:bob@branch.test"];
const decoder = new TextDecoder();

const sockets: TLSSocket[] = [];
let authority: TestAuthority;
let office: FederatedOffice;
let branch: FederatedOffice;
let officePort: number;
let branchPort: number;

beforeAll(async () => {
  authority = await TestAuthority.create();
  [officePort, branchPort] = [await freePort(), await freePort()];
  office = await FederatedOffice.open(authority, "office.test", officePort, [
    `branch.test trusted tls:127.0.0.1:${branchPort}`,
    `away.test trusted tls:127.0.0.1:${await freePort()}`,
    `strange.test trusted tls:127.0.0.1:${branchPort}`,
    "evil.test blocked",
  ]);
  branch = await FederatedOffice.open(authority, "branch.test", branchPort, [
    `office.test trusted tls:127.0.0.1:${officePort} subscriptions=1`,
  ]);
});

afterAll(async () => {
  for (const socket of sockets) socket.destroy();
  await Promise.all([office.stop(), branch.stop()]);
});

const textOf = ({ body }: SipRequest): string => decoder.decode(body);

const watch = { from: alice, password: samplePassword, headers: ["Event: presence", "Expires: 600"] };

test("COR-070 COR-071 COR-072 alice watches bob at another server, over TLS that both have proved, and both count it", async () => {
  const phone = await branch.party();
  const publish = (note: string, headers: readonly string[] = []) =>
    phone.request("PUBLISH", bob, {
      from: bob,
      password: samplePassword,
      headers: ["Event: presence", "Content-Type: application/pidf+xml", ...headers],
      body: pidf({ entity: bob, note }),
    });
  const published = await publish("at the lake");
  expect(published.status).toBe(200);

  const watcher = await office.party();
  expect((await watcher.request("SUBSCRIBE", bob, watch)).status).toBe(200);
  const heard = (note: string) => () =>
    watcher.requests.some((request) => request.method === "NOTIFY" && textOf(request).includes(note));
  await eventually("alice hears of the lake", heard("at the lake"));
  await publish("home", [`SIP-If-Match: ${published.headers.first("sip-etag")}`]);
  await eventually("alice hears that he is home", heard("home"));

  expect(await branch.peer("office.test")).toMatchObject({
    listed: true,
    subscriptions: 1,
    requestsIn: 1,
    limits: { subscriptions: 1 },
  });
  expect((await branch.peer("office.test")).requestsOut).toBeGreaterThanOrEqual(2);
  expect(await office.peer("branch.test")).toMatchObject({ requestsOut: 1, troubles: [] });
});

test("COR-070 a test tells which place answered and how fast, or why none did", async () => {
  const test = (domain: string) => office.admin.testPeer({ params: { domain } });
  expect(await test("branch.test")).toEqual({
    outcome: "answered",
    status: 200,
    reason: "OK",
    place: `tls:127.0.0.1:${branchPort}`,
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
  expect(test).toMatchObject({ outcome: "failed", place: `tls:127.0.0.1:${branchPort}` });
  expect(await office.peer("strange.test")).toMatchObject({
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
  const { refused, troubles } = await office.peer("branch.test");
  expect(refused).toEqual([
    { reason: "unproved", count: 1 },
    { reason: "malformed", count: 1 },
  ]);
  expect(troubles).toMatchObject([{ kind: "malformed" }, { kind: "unproved", detail: lie }]);
});

test("COR-072 subscriptions beyond what was agreed are refused, and the page says so", async () => {
  const subscribe = async (uri: string) => (await office.party()).request("SUBSCRIBE", uri, watch);
  const one = await subscribe(bob);
  const beyond = one.status === 200 ? await subscribe("sip:carol@branch.test") : one;
  expect([beyond.status, Number(beyond.headers.first("retry-after")) > 0]).toEqual([500, true]);
  const { refused, troubles } = await branch.peer("office.test");
  expect(refused).toMatchObject([{ reason: "subscriptions" }]);
  expect(troubles).toMatchObject([{ kind: "subscriptions" }]);
});

test("COR-072 COR-080 a peer that floods gets what was agreed and 503 beyond, others are served, and its page says so", async () => {
  const socket = await connectAs("branch.test");
  let heard = "";
  socket.on("data", (octets) => {
    heard += octets.toString();
  });
  const flood = 1500;
  for (let request = 0; request < flood; request += 1)
    socket.write(
      sipText([
        "SUBSCRIBE sip:nobody@office.test SIP/2.0",
        `Via: SIP/2.0/TLS branch.test;branch=z9hG4bKflood${request}`,
        "Max-Forwards: 70",
        "From: <sip:bob@branch.test>;tag=1",
        "To: <sip:nobody@office.test>",
        `Call-ID: flood${request}`,
        "CSeq: 1 SUBSCRIBE",
        "Contact: <sips:bob@branch.test>",
        "Event: presence",
      ]),
    );
  const answered = (status: number) => heard.split(`SIP/2.0 ${status} `).length - 1;
  await eventually("all are answered", () => answered(404) + answered(503) === flood);
  expect(answered(503)).toBeGreaterThan(answered(404));
  expect(heard).toMatch(/SIP\/2\.0 503 .*?Retry-After: \d+\r\n/s);
  const local = await (await office.party()).request("SUBSCRIBE", "sip:carol@office.test", watch);
  expect(local.status).toBe(200);
  expect((await office.peer("branch.test")).refused).toContainEqual({
    reason: "rate",
    count: expect.any(Number),
  });
});

async function connectAs(domain: string): Promise<TLSSocket> {
  const { cert, key } = await authority.issuePems({ uris: [`sip:${domain}`] });
  return new Promise((resolve, reject) => {
    const options = { cert, key, ca: authority.cert, checkServerIdentity: () => undefined };
    const socket = connect({ port: officePort, host: "127.0.0.1", ...options }, () => resolve(socket));
    socket.once("error", reject);
    sockets.push(socket);
  });
}
