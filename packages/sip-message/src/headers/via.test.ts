import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { hosts, ports, tokens } from "../../test/arbitraries";
import { accepted } from "../../test/outcomes";
import { Parameters } from "./parameters";
import { isNamedHost, parseVia, printVia, salvageVia, type Via } from "./via";

describe("Via", () => {
  test("COR-003 transports in any case, unknown ones too", () => {
    expect(accepted(parseVia("SIP/2.0/wss x.invalid")).transport).toBe("WSS");
    expect(accepted(parseVia("SIP / 2.0 / Carrier-Pigeon  x : 5062 ; ttl=16"))).toMatchObject({
      transport: "CARRIER-PIGEON",
      host: "x",
      port: 5062,
    });
  });

  test("COR-015 rport is asked for or told", () => {
    expect(accepted(parseVia("SIP/2.0/UDP x;rport;branch=z9hG4bK1")).rport).toBe(true);
    expect(accepted(parseVia("SIP/2.0/UDP x;RPORT=5062")).rport).toBe(5062);
    expect(parseVia("SIP/2.0/UDP x;rport=65536").ok).toBe(false);
    expect(parseVia("SIP/2.0/UDP x;rport=a").ok).toBe(false);
  });

  test("COR-016 addresses and names", () => {
    expect(accepted(parseVia("SIP/2.0/UDP [2001:DB8::9]:5070;received=[::1]"))).toMatchObject({
      host: "[2001:db8::9]",
      port: 5070,
      received: "::1",
    });
    expect(isNamedHost(accepted(parseVia("SIP/2.0/UDP Example.COM")))).toBe(true);
    expect(isNamedHost(accepted(parseVia("SIP/2.0/UDP 192.0.2.1")))).toBe(false);
    expect(isNamedHost(accepted(parseVia("SIP/2.0/UDP [::1]")))).toBe(false);
  });

  test("what is malformed is refused", () => {
    const malformed = [
      "",
      "SIP/2.0",
      "SIP/2.0/UDP",
      "SIP/2.0/ x",
      "SIP/2.0/UDPx",
      "SIP/1.0/UDP x",
      "SIP/2.0/UDP x:",
      "SIP/2.0/UDP x:65536",
      "SIP/2.0/UDP x:50 60",
      "SIP/2.0/UDP x;",
      "SIP/2.0/UDP x;;branch=1",
      "SIP/2.0/UDP x;branch",
      "SIP/2.0/UDP x;branch=1;Branch=2",
      'SIP/2.0/UDP x;p="unterminated',
      "SIP/2.0/UDP [::1",
      "SIP/2.0/UDP [::1]x",
      "SIP/2.0/UDP a..b",
      "SIP/2.0/UDP x y",
    ];
    for (const text of malformed) expect(parseVia(text).ok, text).toBe(false);
  });

  test("a sent-by is salvaged from what is otherwise malformed", () => {
    expect(salvageVia("SIP/2.0/UDP 192.0.2.15;;")).toMatchObject({ host: "192.0.2.15", branch: undefined });
    expect(salvageVia("SIP/7.0/UDP x;branch=1")).toMatchObject({ host: "x", branch: "1" });
    expect(salvageVia("nonsense")).toBeUndefined();
  });

  test("printing and parsing give the same value", () => {
    const vias: fc.Arbitrary<Via> = fc.record({
      protocol: fc.constant("SIP/2.0" as const),
      transport: fc.constantFrom("UDP", "TCP", "TLS", "WS", "WSS", "SCTP"),
      host: hosts,
      port: fc.option(ports, { nil: undefined }),
      branch: fc.option(tokens, { nil: undefined }),
      received: fc.constantFrom(undefined, "192.0.2.1", "2001:db8::1"),
      rport: fc.oneof(fc.constantFrom(undefined, true as const), ports),
      params: fc.constantFrom(
        Parameters.empty,
        Parameters.of([
          ["ttl", "1"],
          ["x", undefined],
        ]),
      ),
    });
    fc.assert(
      fc.property(vias, (via) => {
        const { params, ...rest } = accepted(parseVia(printVia(via)));
        expect({ ...rest, params: [...params] }).toEqual({ ...via, params: [...via.params] });
      }),
    );
  });

  test("any text is read or refused", () => {
    fc.assert(
      fc.property(fc.string({ unit: "binary" }), (text) => {
        for (const each of [text, `SIP/2.0/UDP ${text}`, `SIP/2.0/UDP x;${text}`]) {
          expect(typeof parseVia(each).ok).toBe("boolean");
          salvageVia(each);
        }
      }),
    );
  });
});
