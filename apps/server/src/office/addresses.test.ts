import type { SipRequest } from "@porchlight/sip-message";
import { pidf } from "@porchlight/testkit";
import { afterAll, beforeAll, expect, test } from "vitest";
import { createLogger } from "../log/logger";
import { DnsServer } from "../routing/testing/dns-server";
import { freePort } from "../testing/free-port";
import { SipParty, type SipWish } from "../testing/sip-party";
import { testConfig } from "../testing/test-config";
import { type RunningOffice, startOffice } from "./office-server";

const [alice, bob] = ["sip:alice@office.test", "sip:bob@office.test"];
const decoder = new TextDecoder();

let office: RunningOffice;
let dns: DnsServer;
let port: number;
const parties: SipParty[] = [];

beforeAll(async () => {
  dns = await DnsServer.start();
  port = await freePort();
  office = await startOffice(
    testConfig({
      PORCHLIGHT_SIP_PORT: String(port),
      PORCHLIGHT_TRUSTED_PEERS: "127.0.0.0/8",
      PORCHLIGHT_DNS_SERVERS: dns.address,
      PORCHLIGHT_DNS_ENUM: "on",
      PORCHLIGHT_FEDERATION_PEERS: "branch.test trusted",
      PORCHLIGHT_NUMBERS:
        "+1-555-123-4567=alice@office.test,7042;phone-context=office.test=alice@office.test",
    }),
    createLogger("silent"),
  );
});

afterAll(async () => {
  for (const party of parties.splice(0)) party.close();
  await Promise.all([office.stop(), dns.stop()]);
});

async function party(): Promise<SipParty> {
  const opened = await SipParty.open(port);
  parties.push(opened);
  return opened;
}

const textOf = ({ body }: SipRequest): string => decoder.decode(body);

const document: SipWish = {
  from: alice,
  headers: ["Event: presence", "Content-Type: application/pidf+xml"],
  body: pidf({ entity: alice, note: "at the lake" }),
};

const namesOfAlice = [
  "tel:+15551234567",
  "tel:+1(555)123.4567",
  "sip:+15551234567@office.test;user=phone",
  "sip:+1-555-123-4567@office.test",
  "tel:70-42;phone-context=OFFICE.test",
  "sip:7042@office.test;user=phone",
  "pres:alice@office.test",
  "im:alice@office.test",
];

test.each(namesOfAlice)("COR-023 whoever watches %s watches alice", async (uri) => {
  expect((await (await party()).request("PUBLISH", alice, document)).status).toBe(200);
  const watcher = await party();
  const answered = await watcher.request("SUBSCRIBE", uri, {
    from: bob,
    headers: ["Event: presence", "Expires: 600"],
  });
  expect(answered.status).toBe(200);
  const notify = await watcher.heard("NOTIFY");
  expect(notify.from.uri).toBe(uri);
  expect(textOf(notify)).toContain(`entity="${alice}"`);
  expect(textOf(notify)).toContain("at the lake");
});

test.each(namesOfAlice)("COR-023 what is published for %s is published for alice", async (uri) => {
  const phone = await party();
  expect((await phone.request("PUBLISH", uri, document)).status).toBe(200);
});

test.each(namesOfAlice)("COR-023 a message to %s reaches her phone", async (uri) => {
  const phone = await party();
  const registered = await phone.request("REGISTER", "sip:office.test", {
    from: alice,
    to: alice,
    headers: ["Expires: 600"],
  });
  expect(registered.status).toBe(200);
  const sender = await party();
  const message: SipWish = { from: bob, headers: ["Content-Type: text/plain"], body: "hello" };
  expect((await sender.request("MESSAGE", uri, message)).status).toBe(200);
  const heard = await phone.heard("MESSAGE");
  expect(heard.uri).toBe(`sip:party@127.0.0.1:${phone.port}`);
  expect(textOf(heard)).toBe("hello");
});

test.each([
  ["tel:+15551234568", 404],
  ["tel:15551234567;phone-context=office.test", 404],
  ["tel:+15551234567;ext=3", 404],
  ["tel:7042;phone-context=branch.test", 404],
  ["sip:7042@office.test", 404],
  ["tel:7042", 400],
  ["pres:zoe@office.test", 404],
])("COR-023 %s names nobody here", async (uri, status) => {
  const wish = { from: bob, headers: ["Event: presence"] };
  expect((await (await party()).request("SUBSCRIBE", uri, wish)).status).toBe(status);
  expect((await (await party()).request("MESSAGE", uri, { from: bob })).status).toBe(status);
});

test.each([
  ["SUBSCRIBE", "pres:zoe@branch.test"],
  ["MESSAGE", "im:zoe@branch.test"],
])("COR-023 %s %s goes to the server that DNS names for it", async (method, uri) => {
  const there = await party();
  const service = `_${uri.slice(0, uri.indexOf(":"))}._sip.branch.test`;
  const data = { target: "edge.branch.test", port: there.port, priority: 1, weight: 1 };
  dns.says.set(service, [{ type: "SRV", name: service, data }]);
  dns.says.set("edge.branch.test", [{ type: "A", name: "edge.branch.test", data: "127.0.0.1" }]);
  const wish = { from: bob, headers: ["Event: presence"] };
  expect((await (await party()).request(method, uri, wish)).status).toBe(200);
  expect((await there.heard(method)).uri).toBe("sip:zoe@branch.test");
});

test("COR-024 a number of somebody elsewhere is found by ENUM", async () => {
  const there = await party();
  const domain = "7.6.5.4.3.2.1.9.4.e164.arpa";
  const data = {
    order: 100,
    preference: 10,
    flags: "u",
    services: "E2U+sip",
    regexp: "!^\\+49(.*)$!sip:desk\\1@branch.test!",
    replacement: ".",
  };
  dns.says.set(domain, [{ type: "NAPTR", name: domain, data }]);
  const [service, edge] = ["_sip._udp.branch.test", "desks.branch.test"];
  const server = { target: edge, port: there.port, priority: 1, weight: 1 };
  dns.says.set(service, [{ type: "SRV", name: service, data: server }]);
  dns.says.set(edge, [{ type: "A", name: edge, data: "127.0.0.1" }]);
  const message = { from: bob, headers: ["Content-Type: text/plain"], body: "hello" };
  expect((await (await party()).request("MESSAGE", "tel:+49-123-4567", message)).status).toBe(200);
  expect((await there.heard("MESSAGE")).uri).toBe("sip:desk1234567@branch.test");
});
