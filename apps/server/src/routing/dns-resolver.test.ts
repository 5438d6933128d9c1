import type { Instant } from "@porchlight/kernel";
import { after, instant, textOfWords } from "@porchlight/kernel";
import { locate } from "@porchlight/routing";
import type { Answer } from "dns-packet";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { DnsResolver } from "./dns-resolver";
import { DnsServer } from "./testing/dns-server";

let server: DnsServer;
let resolver: DnsResolver;
let now: Instant;

beforeEach(async () => {
  now = instant(1_700_000_000_000);
  server = await DnsServer.start();
  resolver = new DnsResolver({ clock: () => now, servers: [server.address], timeoutMs: 100 });
});

afterEach(() => server.stop());

const a = (name: string, data: string, ttl = 300): Answer => ({ type: "A", name, data, ttl });
const aaaa = (name: string, data: string, ttl = 300): Answer => ({ type: "AAAA", name, data, ttl });
const cname = (name: string, data: string): Answer => ({ type: "CNAME", name, data, ttl: 300 });
const srv = (name: string, target: string, port = 5060, priority = 0): Answer => ({
  type: "SRV",
  name,
  data: { target, port, priority, weight: 0 },
});
const naptr = (name: string, order: number, services: string, replacement: string): Answer => ({
  type: "NAPTR",
  name,
  data: { order, preference: 10, flags: "s", services, regexp: "", replacement },
});

async function located(host: string) {
  const found = await locate(
    { scheme: "sip", host, port: undefined, transport: undefined, service: "sip" },
    { resolver, random: () => 0, mayDial: () => true, fixed: new Map() },
  );
  return found.kind === "found"
    ? found.hops.map(({ transport, address, port }) => `${transport} ${address} ${port}`)
    : textOfWords(found.reason);
}

describe("COR-021 RFC 3263 against a name server", () => {
  test("NAPTR, then SRV, then A and AAAA", async () => {
    server.says.set("b.test", [
      naptr("b.test", 20, "SIP+D2U", "_sip._udp.b.test"),
      naptr("b.test", 10, "SIPS+D2T", "_sips._tcp.b.test"),
    ]);
    server.says.set("_sips._tcp.b.test", [
      srv("_sips._tcp.b.test", "two.b.test", 5062, 2),
      srv("_sips._tcp.b.test", "one.b.test", 5061, 1),
    ]);
    server.says.set("one.b.test", [a("one.b.test", "203.0.113.1"), aaaa("one.b.test", "2001:db8::1")]);
    server.says.set("two.b.test", [a("two.b.test", "203.0.113.2")]);
    expect(await located("b.test")).toEqual([
      "tls 203.0.113.1 5061",
      "tls 2001:db8::1 5061",
      "tls 203.0.113.2 5062",
    ]);
    expect(server.asked).not.toContain("SRV _sip._udp.b.test");
  });

  test("no records of a kind (NODATA): the next step", async () => {
    server.says.set("_sip._tcp.b.test", [srv("_sip._tcp.b.test", "one.b.test")]);
    server.says.set("one.b.test", [a("one.b.test", "203.0.113.1")]);
    expect(await located("b.test")).toEqual(["tcp 203.0.113.1 5060"]);
  });

  test("no such name (NXDOMAIN)", async () => {
    for (const name of ["b.test", "_sips._tcp.b.test", "_sip._udp.b.test", "_sip._tcp.b.test"])
      server.says.set(name, "nxdomain");
    expect(await located("b.test")).toBe("b.test has no address");
  });

  test.each([
    ["servfail", "NAPTR b.test: SERVFAIL"],
    ["silent", "NAPTR b.test: no answer"],
  ] as const)("a name server that is in trouble (%s) is no answer", async (saying, reason) => {
    server.says.set("b.test", saying);
    expect(await located("b.test")).toBe(reason);
  });

  test("garbage is no answer", async () => {
    server.says.set("b.test", "garbage");
    expect(await located("b.test")).toMatch(/^NAPTR b\.test: /);
  });

  test("aliases are followed", async () => {
    server.says.set("_sip._udp.b.test", [
      cname("_sip._udp.b.test", "_sip._udp.host.test"),
      srv("_sip._udp.host.test", "one.b.test", 5070),
    ]);
    server.says.set("one.b.test", [cname("one.b.test", "x.host.test"), a("x.host.test", "203.0.113.1")]);
    expect(await located("b.test")).toEqual(["udp 203.0.113.1 5070"]);
  });

  test("aliases that lead to themselves lead nowhere", async () => {
    server.says.set("b.test", [cname("b.test", "c.test"), cname("c.test", "b.test")]);
    server.says.set("c.test", [cname("c.test", "b.test"), cname("b.test", "c.test")]);
    expect(await located("b.test")).toBe("b.test has no address");
    expect(server.asked.length).toBeLessThan(20);
  });

  test("huge answers come over TCP, and are cut", async () => {
    const servers = Array.from({ length: 900 }, (_, index) => srv("_sip._udp.b.test", `h${index}.b.test`));
    server.says.set("_sip._udp.b.test", servers);
    const many = Array.from({ length: 900 }, (_, index) => a("h.test", `203.0.${index >> 8}.${index & 255}`));
    for (const name of servers.map((_, index) => `h${index}.b.test`))
      server.says.set(
        name,
        many.map((record) => ({ ...record, name }) as Answer),
      );
    const hops = await located("b.test");
    expect(hops).toHaveLength(16);
    expect(server.asked.length).toBeLessThan(60);
  });

  test("one family is enough, where the other fails", async () => {
    server.says.set("b.test", [a("b.test", "203.0.113.1")]);
    expect(await resolver.addresses("b.test")).toEqual({ kind: "answered", records: ["203.0.113.1"] });
  });

  test.each(["", "a..b", `${"x".repeat(64)}.test`, `${"x.".repeat(140)}test`])(
    "%j is not a name",
    async (name) => {
      expect(await resolver.addresses(name)).toMatchObject({ kind: "failed" });
      expect(server.asked).toEqual([]);
    },
  );
});

describe("COR-021 what was found is remembered", () => {
  const times = (question: string) => server.asked.filter((each) => each === question).length;
  const pass = (seconds: number) => {
    now = after(now, seconds * 1000);
  };

  test("as long as its lifetime", async () => {
    server.says.set("b.test", [a("b.test", "203.0.113.1", 20), aaaa("b.test", "2001:db8::1", 90)]);
    await resolver.addresses("b.test");
    pass(19);
    await resolver.addresses("b.test");
    expect(times("A b.test")).toBe(1);
    pass(1);
    await resolver.addresses("b.test");
    expect(times("A b.test")).toBe(2);
  });

  test("an hour at most", async () => {
    server.says.set("b.test", [a("b.test", "203.0.113.1", 4_000_000)]);
    await resolver.addresses("b.test");
    pass(3600);
    await resolver.addresses("b.test");
    expect(times("A b.test")).toBe(2);
  });

  test("that there is nothing, for half a minute; that it failed, for seconds", async () => {
    server.says.set("bad.test", "servfail");
    await resolver.srv("none.test");
    await resolver.srv("bad.test");
    pass(4);
    await resolver.srv("none.test");
    await resolver.srv("bad.test");
    expect([times("SRV none.test"), times("SRV bad.test")]).toEqual([1, times("SRV bad.test")]);
    const before = times("SRV bad.test");
    pass(2);
    await resolver.srv("none.test");
    await resolver.srv("bad.test");
    expect(times("SRV none.test")).toBe(1);
    expect(times("SRV bad.test")).toBeGreaterThan(before);
    pass(25);
    await resolver.srv("none.test");
    expect(times("SRV none.test")).toBe(2);
  });

  test("what is asked many times at once is asked once", async () => {
    server.says.set("b.test", [a("b.test", "203.0.113.1", 0)]);
    await Promise.all(Array.from({ length: 50 }, () => resolver.addresses("b.test")));
    expect(times("A b.test")).toBe(1);
  });
});

test("COR-021 few look-ups are on their way at once, and a flood of names is turned away", async () => {
  const names = Array.from({ length: 2500 }, (_, index) => `n${index}.flood.test`);
  const found = await Promise.all(names.map((name) => resolver.srv(name)));
  const refused = found.filter(
    (lookup) => lookup.kind === "failed" && textOfWords(lookup.reason).endsWith("too many look-ups"),
  );
  expect(refused).toHaveLength(2500 - 2064);
});
