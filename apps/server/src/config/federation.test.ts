import { mkdtempSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { configJsonSchema, effectiveConfig, loadConfig, parsePlace } from ".";

function fileWith(text: string): string {
  const path = join(mkdtempSync(join(tmpdir(), "porchlight-federation-")), "porchlight.yaml");
  writeFileSync(path, text);
  return path;
}

const load = (yaml: string, environment: Readonly<Record<string, string>> = {}) =>
  loadConfig({ PORCHLIGHT_CONFIG: fileWith(yaml), ...environment });

function good(...parts: Parameters<typeof load>) {
  const loaded = load(...parts);
  if (!loaded.ok) throw new Error(loaded.error.map(({ sentence }) => sentence).join(" "));
  return loaded.value;
}

const sentences = (...parts: Parameters<typeof load>) => {
  const loaded = load(...parts);
  return loaded.ok ? [] : loaded.error.map(({ sentence }) => sentence.replace(/^\S*porchlight\.yaml: /, ""));
};

const branch = {
  domain: "branch.test",
  trust: "trusted",
  hops: ["tls:edge.branch.test:5061", "udp:192.0.2.1:5060"],
  limits: { requestsPerSecond: 50, notifiesPerSecond: 500, subscriptions: 20 },
  unidentifiedWatchers: true,
  networks: ["192.0.2.0/24"],
};

describe("COR-022 peers", () => {
  test("nobody is a peer at first, and only peers are dealt with", () => {
    expect(good("{}").federation).toMatchObject({
      mode: "allow-list",
      peers: [],
      others: { trust: "untrusted", unidentifiedWatchers: false },
    });
  });

  test("in the file", () => {
    const yaml = `
federation:
  mode: open
  peers:
    - domain: Branch.TEST
      trust: trusted
      hops: [tls:edge.branch.test:5061, udp:192.0.2.1:5060]
      limits: { requestsPerSecond: 50, subscriptions: 20 }
      unidentifiedWatchers: on
      networks: [192.0.2.0/24]
    - { domain: evil.test, trust: blocked }
`;
    const { federation } = good(yaml.replace(": on", ': "on"'));
    expect(federation.peers[0]).toEqual(branch);
    expect(federation.peers[1]).toMatchObject({ domain: "evil.test", trust: "blocked", hops: [] });
  });

  test("in the environment, one line each", () => {
    const line =
      "branch.test trusted tls:edge.branch.test:5061 udp:192.0.2.1:5060 requests=50 subscriptions=20 unidentified network=192.0.2.0/24";
    const { federation } = good("{}", { PORCHLIGHT_FEDERATION_PEERS: `${line}, evil.test blocked` });
    expect(federation.peers).toMatchObject([branch, { domain: "evil.test", trust: "blocked" }]);
  });

  test("what is printed is good as a file again", () => {
    const config = good("{}", { PORCHLIGHT_FEDERATION_PEERS: "branch.test trusted unidentified" });
    const printed = JSON.stringify(effectiveConfig(config, true));
    expect(good(printed).federation).toEqual(config.federation);
  });

  test("the JSON Schema knows what a peer is", () => {
    const schema = JSON.stringify(configJsonSchema());
    expect(schema).toContain('"trust":{"type":"string","enum":["trusted","untrusted","blocked"]');
    expect(schema).toContain("unidentifiedWatchers");
  });

  test.each<[string, string]>([
    [
      "federation: { peers: [{ domain: b.test }] }",
      "federation.peers.0.trust must be trusted, untrusted or blocked.",
    ],
    [
      "federation: { peers: [{ domain: b.test, trust: maybe }] }",
      'federation.peers.0.trust is "maybe", but must be trusted, untrusted or blocked.',
    ],
    [
      "federation: { peers: [{ domain: b.test, trust: trusted, hops: [sctp:b.test] }] }",
      'federation.peers.0.hops.0 is "sctp:b.test", but must be a transport, host and port such as tls:edge.branch.test:5061 or udp:192.0.2.1:5060.',
    ],
    [
      "federation: { peers: [{ domain: b.test, trust: trusted, hopps: [] }] }",
      "federation.peers.0.hopps is not a setting",
    ],
    ["federation: { peers: [what is this] }", "must be a peer such as"],
    ["federation: { peers: [3] }", "must be a peer such as"],
    [
      "federation: { peers: [{ domain: office.test, trust: trusted }] }",
      "office.test is served here: it cannot be a peer as well.",
    ],
    [
      "federation: { peers: [{ domain: b.test, trust: trusted }, { domain: B.test, trust: blocked }] }",
      "The peer b.test is given twice: give it once.",
    ],
    ["federation: { mode: shut }", 'federation.mode is "shut", but must be open, allow-list or closed.'],
    ["dns: { servers: ['192.0.2.53:99999'] }", "must be the address of a name server"],
    ["dns: { servers: [ns.test] }", 'dns.servers.0 is "ns.test", but must be the address of a name server'],
  ])("%s", (yaml, sentence) => {
    expect(sentences(yaml)).toEqual([expect.stringContaining(sentence)]);
  });
});

test.each([
  ["tls:Edge.Branch.test", { transport: "tls", host: "edge.branch.test", port: 5061 }],
  ["udp:192.0.2.1:5070", { transport: "udp", host: "192.0.2.1", port: 5070 }],
  ["tcp:[2001:db8::1]:5060", { transport: "tcp", host: "[2001:db8::1]", port: 5060 }],
  ["tcp:[nonsense]", undefined],
  ["tls:b.test:0", undefined],
  ["tls:b.test:70000", undefined],
  ["ws:b.test", undefined],
  ["b.test:5060", undefined],
])("COR-022 %s as a place", (text, place) => {
  expect(parsePlace(text)).toEqual(place);
});

describe("COR-023 numbers", () => {
  test("are users' of the domains served", () => {
    expect(good("numbers: [+1-555-1234=alice@office.test]").numbers).toHaveLength(1);
    expect(sentences("numbers: [+15551234=alice@b.test]")).toEqual([
      "+15551234=alice@b.test is for a user of a domain that is not served here.",
    ]);
  });

  test.each([
    "+15551234",
    "alice@office.test",
    "7042=alice@office.test",
    "+1555=alice",
    "=alice@office.test",
  ])("%s is none", (entry) => {
    expect(sentences(`numbers: ["${entry}"]`)).toEqual([
      expect.stringContaining("must be a number and its user"),
    ]);
  });
});

test("COR-021 name servers may have ports", () => {
  const servers = "192.0.2.53,127.0.0.1:5353,[2001:db8::53]:53,2001:db8::53";
  expect(good("{}", { PORCHLIGHT_DNS_SERVERS: servers }).dns.servers).toHaveLength(4);
});
