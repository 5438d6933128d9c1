import { describe, expect, test } from "vitest";
import { parseMessage, parseSipUri, parseVia, printSipUri, printVia } from "../../src";
import { accepted, requestIn } from "../outcomes";
import { tortureMessage } from "./load";

const load = (name: string): Uint8Array => tortureMessage({ suite: "rfc5118", name });
const request = (name: string) => requestIn(load(name));

describe("COR-016 what is read from the messages of RFC 5118", () => {
  test("COR-016 ipv6-good: references in Request-URI, Via and Contact", () => {
    expect(accepted(parseSipUri(request("ipv6-good").uri))).toMatchObject({
      host: "[2001:db8::10]",
      port: undefined,
    });
    expect(request("ipv6-good").via.host).toBe("[2001:db8::9:1]");
  });

  test("COR-016 port-ambiguous: 5070 is part of the address", () => {
    expect(accepted(parseSipUri(request("port-ambiguous").uri))).toMatchObject({
      host: "[2001:db8::10:5070]",
      port: undefined,
    });
  });

  test("COR-016 port-unambiguous: 5070 is the port", () => {
    expect(accepted(parseSipUri(request("port-unambiguous").uri))).toMatchObject({
      host: "[2001:db8::10]",
      port: 5070,
    });
  });

  test.each(["via-received-param-with-delim", "via-received-param-no-delim"])(
    "COR-016 %s: received is read either way and sent without brackets",
    (name) => {
      const { via } = request(name);
      expect(via.received).toBe("2001:db8::9:255");
      expect(printVia(via)).toContain(";received=2001:db8::9:255");
    },
  );

  test("COR-016 mult-ip-in-header: both kinds of address in one Via list", () => {
    const vias = request("mult-ip-in-header")
      .headers.values("via")
      .map((value) => accepted(parseVia(value)));
    expect(vias.map((via) => [via.host, via.port])).toEqual([
      ["[2001:db8::9:1]", 6050],
      ["192.0.2.1", undefined],
      ["[2001:db8::9:255]", undefined],
    ]);
    expect(vias[2]?.received).toBe("192.0.2.200");
  });

  test("COR-016 ipv4-mapped-ipv6: the mapped address is one", () => {
    expect(request("ipv4-mapped-ipv6").via).toMatchObject({ host: "[::ffff:192.0.2.10]", port: 19823 });
  });

  test("COR-016 ipv6-bug-abnf-3-colons: the extra colon is tolerated and not sent on", () => {
    const bug = accepted(parseSipUri(request("ipv6-bug-abnf-3-colons").uri));
    expect(printSipUri(bug)).toBe(request("ipv6-correct-abnf-2-colons").uri);
  });

  test("COR-016 ipv6-in-sdp: with the Content-Length as printed the body is too short for UDP", () => {
    const printed = new TextDecoder()
      .decode(load("ipv6-in-sdp"))
      .replace("Content-Length: 251", "Content-Length: 268");
    const outcome = parseMessage(new TextEncoder().encode(printed), "datagram");
    expect(outcome).toMatchObject({ kind: "answerable", status: 400 });
  });
});
