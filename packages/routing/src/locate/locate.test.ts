import { textOfWords } from "@porchlight/kernel";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { HopTarget } from "./hop";
import { locate, type Place } from "./locate";
import type { Lookup, NaptrRecord, Resolver, SrvRecord } from "./resolver";

/** What a name holds: `NAPTR order preference service replacement`, `SRV priority weight port target`, `A address`. */
type Zone = Readonly<Record<string, readonly string[] | "fails">>;

/** A resolver that knows one zone, and what it was asked. */
class ZoneResolver implements Resolver {
  readonly asked: string[] = [];
  readonly #zone: Zone;

  constructor(zone: Zone) {
    this.#zone = zone;
  }

  naptr = (name: string) => this.#records("NAPTR", name, naptr);
  srv = (name: string) => this.#records("SRV", name, srv);
  addresses = (name: string) => this.#records("A", name, ([address = ""]) => address);

  async #records<Entry>(
    type: string,
    name: string,
    read: (words: readonly string[]) => Entry,
  ): Promise<Lookup<Entry>> {
    this.asked.push(`${type} ${name}`);
    const lines = this.#zone[name] ?? [];
    if (lines === "fails") return { kind: "failed", reason: `${type} ${name}: SERVFAIL` };
    const ours = lines.map((line) => line.split(" ")).filter(([first]) => first === type);
    return { kind: "answered", records: ours.map(([, ...words]) => read(words)) };
  }
}

const naptr = ([
  order,
  preference,
  services = "",
  replacement = "",
  flags = "s",
  regexp = "",
]: readonly string[]) =>
  ({
    order: Number(order),
    preference: Number(preference),
    flags,
    services,
    regexp,
    replacement,
  }) satisfies NaptrRecord;

const srv = ([priority, weight, port, target = ""]: readonly string[]): SrvRecord => ({
  priority: Number(priority),
  weight: Number(weight),
  port: Number(port),
  target,
});

const uri = (text: string): HopTarget => {
  const [, scheme, host = "", port, transport] =
    /^(\w+):(\[[^\]]+\]|[^:;]+)(?::(\d+))?(?:;transport=(\w+))?$/.exec(text) ?? [];
  return {
    scheme: scheme === "sips" ? "sips" : "sip",
    host,
    port: port === undefined ? undefined : Number(port),
    transport,
    service: scheme === "pres" || scheme === "im" ? scheme : "sip",
  };
};

const noFixed: ReadonlyMap<string, readonly Place[]> = new Map();

async function look(zone: Zone, target: string | HopTarget, mayDial = (_: string) => true, fixed = noFixed) {
  const resolver = new ZoneResolver(zone);
  const wish = typeof target === "string" ? uri(target) : target;
  const located = await locate(wish, { resolver, random: () => 0, mayDial, fixed });
  const hops =
    located.kind === "found"
      ? located.hops.map(({ transport, address, port }) => `${transport} ${address} ${port}`)
      : textOfWords(located.reason);
  return { located, hops, asked: resolver.asked };
}

const domain: Zone = {
  "b.test": [
    "NAPTR 90 50 SIP+D2T _sip._tcp.b.test",
    "NAPTR 50 50 SIPS+D2T _sips._tcp.b.test",
    "NAPTR 100 50 SIP+D2U _sip._udp.b.test",
    "A 203.0.113.9",
  ],
  "_sips._tcp.b.test": ["SRV 10 0 5071 two.b.test", "SRV 5 0 5061 one.b.test"],
  "_sip._tcp.b.test": ["SRV 0 0 5060 one.b.test"],
  "_sip._udp.b.test": ["SRV 0 0 5060 one.b.test"],
  "one.b.test": ["A 203.0.113.1", "A 2001:db8::1"],
  "two.b.test": ["A 203.0.113.2"],
};

const plain: Zone = {
  "_sip._udp.c.test": ["SRV 0 0 5060 one.c.test"],
  "_sip._tcp.c.test": ["SRV 0 0 5066 one.c.test"],
  "one.c.test": ["A 203.0.113.3"],
  "c.test": ["A 203.0.113.4"],
};

describe("COR-021 RFC 3263 section 4: transport, port, address", () => {
  test.each<[string, Zone, string, readonly string[] | string]>([
    ["an address: UDP for sip", {}, "sip:203.0.113.1", ["udp 203.0.113.1 5060"]],
    ["an address: TLS for sips", {}, "sips:203.0.113.1", ["tls 203.0.113.1 5061"]],
    ["an address with a port", {}, "sip:203.0.113.1:5070", ["udp 203.0.113.1 5070"]],
    ["an IPv6 reference", {}, "sip:[2001:db8::5];transport=tcp", ["tcp 2001:db8::5 5060"]],
    ["a port: no NAPTR, no SRV", domain, "sip:b.test:5060", ["udp 203.0.113.9 5060"]],
    ["a port with sips", domain, "sips:b.test:5099", ["tls 203.0.113.9 5099"]],
    ["a port and a transport", domain, "sip:b.test:5099;transport=tcp", ["tcp 203.0.113.9 5099"]],
    [
      "a transport: its SRV alone",
      domain,
      "sip:b.test;transport=tcp",
      ["tcp 203.0.113.1 5060", "tcp 2001:db8::1 5060"],
    ],
    [
      "sips over tcp is TLS",
      domain,
      "sips:b.test;transport=tcp",
      ["tls 203.0.113.1 5061", "tls 2001:db8::1 5061", "tls 203.0.113.2 5071"],
    ],
    [
      "a transport without SRV: the host",
      { "d.test": ["A 203.0.113.5"] },
      "sip:d.test;transport=tls",
      ["tls 203.0.113.5 5061"],
    ],
    [
      "NAPTR: the lowest order, then SRV by priority",
      domain,
      "sip:b.test",
      ["tls 203.0.113.1 5061", "tls 2001:db8::1 5061", "tls 203.0.113.2 5071"],
    ],
    [
      "sips: only SIPS rules",
      { ...domain, "b.test": ["NAPTR 1 1 SIP+D2U _sip._udp.b.test"] },
      "sips:b.test",
      ["tls 203.0.113.1 5061", "tls 2001:db8::1 5061", "tls 203.0.113.2 5071"],
    ],
    [
      "no NAPTR: SRV of UDP, then of TCP",
      plain,
      "sip:c.test",
      ["udp 203.0.113.3 5060", "tcp 203.0.113.3 5066"],
    ],
    [
      "no NAPTR, but TLS is published: TLS alone",
      {
        ...plain,
        "_sips._tcp.c.test": ["SRV 0 0 5061 one.c.test"],
      },
      "sip:c.test",
      ["tls 203.0.113.3 5061"],
    ],
    [
      "no NAPTR, no SRV: the host over UDP",
      { "d.test": ["A 203.0.113.5"] },
      "sip:d.test",
      ["udp 203.0.113.5 5060"],
    ],
    [
      "no NAPTR, no SRV, sips: the host over TLS",
      { "d.test": ["A 203.0.113.5"] },
      "sips:d.test",
      ["tls 203.0.113.5 5061"],
    ],
    [
      "NAPTR to SRV that are not there: the host, on that transport",
      {
        "d.test": ["NAPTR 1 1 SIP+D2T _sip._tcp.gone.test", "A 203.0.113.5"],
      },
      "sip:d.test",
      ["tcp 203.0.113.5 5060"],
    ],
    ["a final dot, and capitals", plain, "sip:C.test.", ["udp 203.0.113.3 5060", "tcp 203.0.113.3 5066"]],
    [
      "the rule may lead to another domain",
      {
        "d.test": ["NAPTR 1 1 SIP+D2T _sip._tcp.c.test"],
        ...plain,
      },
      "sip:d.test",
      ["tcp 203.0.113.3 5066"],
    ],
    [
      "within an order all transports, by preference",
      {
        ...plain,
        "c.test": ["NAPTR 1 2 SIP+D2U _sip._udp.c.test", "NAPTR 1 1 SIP+D2T _sip._tcp.c.test"],
      },
      "sip:c.test",
      ["tcp 203.0.113.3 5066", "udp 203.0.113.3 5060"],
    ],
    [
      "services in any case; rules that end elsewhere do not count",
      {
        ...plain,
        "c.test": [
          "NAPTR 1 1 SIP+D2U _sip._udp.gone.test u",
          "NAPTR 1 1 E2U+sip x s",
          "NAPTR 1 1 SIP+D2S _sip._sctp.c.test",
          "NAPTR 1 1 SIP+D2U _sip._udp.gone.test s !.*!x!",
          "NAPTR 2 1 sip+d2t _sip._tcp.c.test S",
        ],
      },
      "sip:c.test",
      ["tcp 203.0.113.3 5066"],
    ],
    [
      "a server that is not there leaves the next",
      {
        "_sip._udp.c.test": ["SRV 0 0 5060 gone.c.test", "SRV 1 0 5062 one.c.test"],
        "one.c.test": ["A 203.0.113.3"],
      },
      "sip:c.test;transport=udp",
      ["udp 203.0.113.3 5062"],
    ],
  ])("%s", async (_, zone, target, expected) => {
    expect((await look(zone, target)).hops).toEqual(expected);
  });

  test.each<[string, Zone, string, string]>([
    ["nothing at all", {}, "sip:d.test", "d.test has no address"],
    [
      "SRV to the root",
      { "_sip._udp.d.test": ["SRV 0 0 0 ."], "d.test": ["A 203.0.113.5"] },
      "sip:d.test",
      "d.test offers no such service",
    ],
    ["sips over UDP", domain, "sips:b.test;transport=udp", "sips over UDP does not exist"],
    ["a transport nobody knows", domain, "sip:b.test;transport=sctp", "transport sctp is not known"],
    [
      "a failure of NAPTR is not its absence",
      { "d.test": "fails", "_sip._udp.d.test": ["SRV 0 0 1 one.c.test"] },
      "sip:d.test",
      "NAPTR d.test: SERVFAIL",
    ],
    [
      "nor is one of the SRV of TLS",
      { ...plain, "_sips._tcp.c.test": "fails" },
      "sip:c.test",
      "SRV _sips._tcp.c.test: SERVFAIL",
    ],
    [
      "a failure of the only server",
      { "_sip._udp.d.test": ["SRV 0 0 1 x.d.test"], "x.d.test": "fails" },
      "sip:d.test",
      "A x.d.test: SERVFAIL",
    ],
  ])("nowhere, and why: %s", async (_, zone, target, reason) => {
    expect((await look(zone, target)).hops).toBe(reason);
  });

  test("COR-073 the domain of the URI stays with every hop, never that of the server", async () => {
    const { located } = await look(domain, "sip:b.test");
    expect(located.kind === "found" && located.hops.map((hop) => hop.domain)).toEqual(
      Array(3).fill("b.test"),
    );
  });

  test("an explicit port asks for addresses alone, a transport for no NAPTR", async () => {
    expect((await look(domain, "sip:b.test:5060")).asked).toEqual(["A b.test"]);
    expect((await look(domain, "sip:b.test;transport=udp")).asked).toEqual([
      "SRV _sip._udp.b.test",
      "A one.b.test",
    ]);
  });
});

describe("COR-021 RFC 7118: WebSocket is understood, and not called", () => {
  const offers = ["NAPTR 1 1 SIPS+D2W _sips._wss.d.test", "NAPTR 2 1 SIP+D2W _sip._ws.d.test"];

  test("beside others it is passed over", async () => {
    const zone = { ...plain, "c.test": [...offers, "NAPTR 9 1 SIP+D2U _sip._udp.c.test"] };
    expect((await look(zone, "sip:c.test")).hops).toEqual(["udp 203.0.113.3 5060"]);
  });

  test("alone it is a reason", async () => {
    expect((await look({ "d.test": offers, ...plain }, "sip:d.test")).hops).toBe(
      "d.test is reached over WebSocket alone",
    );
    expect((await look(plain, "sip:c.test;transport=ws")).hops).toBe("peers are not called over WebSocket");
  });
});

describe("COR-023 RFC 3861: servers of pres: and im:", () => {
  const zone: Zone = {
    "_pres._sip.d.test": ["SRV 0 0 5061 tls.d.test", "SRV 1 0 5080 udp.d.test"],
    "_im._sip.d.test": ["SRV 0 0 5080 udp.d.test"],
    "tls.d.test": ["A 203.0.113.6"],
    "udp.d.test": ["A 203.0.113.7"],
    "d.test": ["A 203.0.113.5"],
  };

  test.each<[string, Zone, string, readonly string[] | string]>([
    ["presence", zone, "pres:d.test", ["tls 203.0.113.6 5061", "udp 203.0.113.7 5080"]],
    ["messages", zone, "im:d.test", ["udp 203.0.113.7 5080"]],
    [
      "without records of their own: those of SIP",
      plain,
      "pres:c.test",
      ["udp 203.0.113.3 5060", "tcp 203.0.113.3 5066"],
    ],
    [
      "with records that lead nowhere: not the host",
      { ...zone, "_im._sip.d.test": ["SRV 0 0 0 ."] },
      "im:d.test",
      "d.test offers no such service",
    ],
  ])("%s", async (_, records, target, expected) => {
    expect((await look(records, target)).hops).toEqual(expected);
  });
});

describe("COR-022 peers by setting", () => {
  const zone: Zone = { ...domain, "edge.b.test": ["A 10.0.0.8"] };
  const fixed = new Map<string, readonly Place[]>([
    [
      "b.test",
      [
        { transport: "udp", host: "10.0.0.7", port: 5060 },
        { transport: "tls", host: "edge.b.test", port: 5061 },
      ],
    ],
    ["2001:db8::7", [{ transport: "tcp", host: "10.0.0.9", port: 5060 }]],
  ]);

  test.each<[string, string, readonly string[]]>([
    ["in their order, whatever is published", "sip:b.test", ["udp 10.0.0.7 5060", "tls 10.0.0.8 5061"]],
    ["an address", "sip:[2001:db8::7]", ["tcp 10.0.0.9 5060"]],
    ["in any case", "sip:B.test", ["udp 10.0.0.7 5060", "tls 10.0.0.8 5061"]],
    ["for pres too", "pres:b.test", ["udp 10.0.0.7 5060", "tls 10.0.0.8 5061"]],
    ["sips: those over TLS", "sips:b.test", ["tls 10.0.0.8 5061"]],
    ["a transport: those that have it", "sip:b.test;transport=udp", ["udp 10.0.0.7 5060"]],
    ["another port: by DNS", "sip:b.test:5099", ["udp 203.0.113.9 5099"]],
    ["another domain: by DNS", "sip:one.b.test", ["udp 203.0.113.1 5060", "udp 2001:db8::1 5060"]],
  ])("%s", async (_, target, expected) => {
    const isPublic = (address: string) => !address.startsWith("10.");
    const { located, hops } = await look(zone, target, isPublic, fixed);
    expect(hops).toEqual(expected);
    expect(located.kind === "found" && located.hops[0]?.domain).toMatch(/b\.test$|^\[2001:db8::7\]$/);
  });
});

describe("COR-021 addresses that are never called", () => {
  const isPublic = (address: string) => !address.startsWith("10.");
  const zone: Zone = {
    "_sip._udp.evil.test": [
      "SRV 0 0 5060 in.evil.test",
      "SRV 1 0 5060 10.0.0.7",
      "SRV 2 0 5060 out.evil.test",
    ],
    "in.evil.test": ["A 10.0.0.5"],
    "out.evil.test": ["A 203.0.113.8"],
    "only.test": ["A 10.0.0.6"],
  };

  test("names that lead there are passed over, addresses in the place of names too", async () => {
    expect((await look(zone, "sip:evil.test", isPublic)).hops).toEqual(["udp 203.0.113.8 5060"]);
    expect((await look(zone, "sip:only.test", isPublic)).hops).toBe(
      "only.test leads to 10.0.0.6, where no peer is called",
    );
  });

  test("an address that our own side wrote is taken at its word, a peer's is not", async () => {
    expect((await look({}, "sip:10.0.0.5", isPublic)).hops).toEqual(["udp 10.0.0.5 5060"]);
    expect((await look({}, { ...uri("sip:10.0.0.5"), isForeign: true }, isPublic)).hops).toBe(
      "10.0.0.5 leads to 10.0.0.5, where no peer is called",
    );
  });
});

test("COR-021 whatever a zone holds, look-ups and hops are bounded and hops are sound", async () => {
  const name = fc.constantFrom(
    "b.test",
    "x.test",
    "y.test",
    "_sip._udp.b.test",
    "_sips._tcp.b.test",
    "10.0.0.1",
    ".",
    "",
  );
  const number = fc.nat({ max: 70_000 });
  const service = fc.constantFrom("SIP+D2U", "SIPS+D2T", "SIP+D2T", "SIP+D2W", "constructor", "E2U+sip");
  const line = fc.oneof(
    fc.tuple(number, number, service, name).map((parts) => `NAPTR ${parts.join(" ")}`),
    fc.tuple(number, number, number, name).map((parts) => `SRV ${parts.join(" ")}`),
    fc.constantFrom("A 203.0.113.1", "A 10.0.0.1", "A 2001:db8::1"),
  );
  const zone = fc.dictionary(
    name,
    fc.oneof(fc.constant("fails" as const), fc.array(line, { maxLength: 40 })),
  );
  const target = fc.constantFrom("sip:b.test", "sips:b.test", "pres:b.test", "sip:b.test;transport=tcp");
  await fc.assert(
    fc.asyncProperty(zone, target, async (records, wish) => {
      const { located, asked } = await look(records, wish, (address) => !address.startsWith("10."));
      expect(asked.length).toBeLessThanOrEqual(16);
      const hops = located.kind === "found" ? located.hops : [];
      expect(located.kind === "found" ? hops.length > 0 : located.reason !== "").toBe(true);
      expect(hops.length).toBeLessThanOrEqual(16);
      for (const hop of hops) {
        expect(hop.address).not.toMatch(/^10\./);
        expect(hop.domain).toBe("b.test");
        if (wish.startsWith("sips")) expect(hop.transport).toBe("tls");
      }
    }),
  );
});
