import { instant, textOfWords } from "@porchlight/kernel";
import type { HopTarget } from "@porchlight/routing";
import { afterAll, beforeAll, expect, test } from "vitest";
import { loadConfig } from "../config";
import { openLocator } from "./open-locator";
import { DnsServer } from "./testing/dns-server";

let server: DnsServer;

beforeAll(async () => {
  server = await DnsServer.start();
  const addresses = { "inside.test": "127.0.0.1", "lan.test": "10.1.2.3", "out.test": "203.0.113.1" };
  for (const [name, data] of Object.entries(addresses))
    server.says.set(name, [{ type: "A", name, data, ttl: 60 }]);
  server.says.set("six.test", [{ type: "AAAA", name: "six.test", data: "::ffff:10.1.2.3", ttl: 60 }]);
});

afterAll(() => server.stop());

async function where(target: Partial<HopTarget> & { readonly host: string }, settings = {}) {
  const config = loadConfig({ PORCHLIGHT_DNS_SERVERS: server.address, ...settings });
  if (!config.ok) throw new Error(config.error[0]?.sentence);
  const whole = { scheme: "sip", port: undefined, transport: undefined, service: "sip", ...target } as const;
  const located = await openLocator(config.value, () => instant(0))(whole);
  return located.kind === "found"
    ? located.hops.map(({ transport, address, port, domain }) => `${transport} ${address} ${port} ${domain}`)
    : textOfWords(located.reason);
}

test.each([
  ["out.test", ["udp 203.0.113.1 5060 out.test"]],
  ["inside.test", "inside.test leads to 127.0.0.1, where no peer is called"],
  ["lan.test", "lan.test leads to 10.1.2.3, where no peer is called"],
  ["six.test", "six.test leads to ::ffff:10.1.2.3, where no peer is called"],
])("COR-021 names do not lead into our own network: %s", async (host, expected) => {
  expect(await where({ host })).toEqual(expected);
});

test("COR-021 but where the settings trust it, or allow it", async () => {
  const hops = ["udp 10.1.2.3 5060 lan.test"];
  expect(await where({ host: "lan.test" }, { PORCHLIGHT_TRUSTED_PEERS: "10.1.0.0/16" })).toEqual(hops);
  const peer = { PORCHLIGHT_FEDERATION_PEERS: "lan.test trusted network=10.1.2.0/24" };
  expect(await where({ host: "lan.test" }, peer)).toEqual(hops);
  expect(await where({ host: "lan.test" }, { PORCHLIGHT_FEDERATION_NEVER_DIAL: "127.0.0.0/8" })).toEqual(
    hops,
  );
});

test("COR-022 a peer by setting needs no DNS, and may be anywhere", async () => {
  const peer = { PORCHLIGHT_FEDERATION_PEERS: "b.test trusted tls:10.9.9.9:5071 udp:inside.test" };
  const before = server.asked.length;
  expect(await where({ host: "b.test" }, peer)).toEqual([
    "tls 10.9.9.9 5071 b.test",
    "udp 127.0.0.1 5060 b.test",
  ]);
  expect(server.asked.slice(before).every((question) => question.endsWith(" inside.test"))).toBe(true);
});

test("COR-021 addresses that our side wrote are taken at their word, a peer's are not", async () => {
  expect(await where({ host: "127.0.0.1" })).toEqual(["udp 127.0.0.1 5060 127.0.0.1"]);
  expect(await where({ host: "127.0.0.1", isForeign: true })).toMatch(/where no peer is called$/);
});
