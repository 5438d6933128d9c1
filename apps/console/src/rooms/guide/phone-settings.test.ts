import { describe, expect, test } from "vitest";
import { say } from "../../words/testing/english";
import { type OpenPort, openPorts, phoneHosts, watcherUrl } from "./phone-places";
import { type ClientPlace, PHONES, phoneSettings } from "./phone-settings";

const place: ClientPlace = {
  user: "alice",
  domain: "office.example",
  host: "192.0.2.1",
  port: 5061,
  transport: "tls",
  webSocket: "wss://192.0.2.1:8080/sip",
};

const endpoints = {
  domains: ["office.example"],
  hosts: ["192.0.2.1", "2001:db8::1"],
  udp: 5060,
  tcp: null,
  tls: 5061,
  webSocket: true,
  handshakeCredentials: false,
  allowedOrigins: [],
  registrar: true,
  digestAlgorithms: ["SHA-256" as const, "MD5" as const],
};

describe("what to type", () => {
  test.each(PHONES)("%s gets its user, its domain and where to connect", (kind) => {
    const { values, text = "" } = phoneSettings(kind, place, say);
    const all = [...values.map(({ value }) => value), text].join("\n");
    expect(all).toContain("alice");
    expect(all).toContain("office.example");
    expect(all).toMatch(/192\.0\.2\.1:(?:5061|8080)/);
  });

  test("baresip gets the line of its file", () => {
    expect(phoneSettings("baresip", { ...place, transport: "udp", port: 5060 }, say).text).toBe(
      '<sip:alice@office.example;transport=udp>;auth_user=alice;auth_pass=PASSWORD;outbound="sip:192.0.2.1:5060;transport=udp";regint=600;pubint=120',
    );
  });

  test("a name with quotes stays a string in code", () => {
    const { text } = phoneSettings("jssip", { ...place, user: 'a"b' }, say);
    expect(text).toContain('uri: "sip:a\\"b@office.example"');
  });
});

describe("where phones connect", () => {
  test("the ports that are open, encrypted first", () => {
    expect(openPorts(endpoints)).toEqual<OpenPort[]>([
      { transport: "tls", port: 5061 },
      { transport: "udp", port: 5060 },
    ]);
  });

  test.each([
    ["office.example", ["office.example", "192.0.2.1", "[2001:db8::1]"]],
    ["192.0.2.1", ["192.0.2.1", "[2001:db8::1]"]],
    ["localhost", ["192.0.2.1", "[2001:db8::1]"]],
  ])("a page at %s offers %j", (hostname, hosts) => {
    expect(phoneHosts(endpoints, hostname)).toEqual(hosts);
  });

  test("a server that only its own computer reaches is named as the page has it", () => {
    expect(phoneHosts({ hosts: [] }, "127.0.0.1")).toEqual(["127.0.0.1"]);
  });

  test("the page for presence as another device opens it", () => {
    const location = { protocol: "http:", hostname: "localhost", port: "8080" };
    expect(watcherUrl(endpoints, location)).toBe("http://192.0.2.1:8080/");
    expect(watcherUrl(endpoints, { protocol: "https:", hostname: "office.example", port: "" })).toBe(
      "https://office.example/",
    );
  });
});
