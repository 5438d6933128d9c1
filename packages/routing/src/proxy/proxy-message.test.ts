import { parseMessage, type SipRequest, type SipResponse, type SipUri } from "@porchlight/sip-message";
import { sipBytes, sipText, testHasher } from "@porchlight/testkit";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { breadthOf } from "./breadth";
import { ackTo, cancelOf, type Forwarding, forwardedRequest, hopRequest } from "./hop-request";
import { forwardedResponse } from "./hop-response";
import { identityChanges, unmetPrivacy } from "./identity-fields";
import { hasLooped, loopMark, markedBranch } from "./loop";
import { planRoutes } from "./route-plan";

const decoder = new TextDecoder("utf-8", { ignoreBOM: true });
const text = (frame: string | Uint8Array): string =>
  typeof frame === "string" ? frame : decoder.decode(frame);

function request(more: readonly string[] = [], uri = "sip:bob@b.test", body = ""): SipRequest {
  const outcome = parseMessage(
    sipBytes(
      sipText(
        [
          `INVITE ${uri} SIP/2.0`,
          "Via: SIP/2.0/UDP 192.0.2.1:5062;branch=z9hG4bKa;rport",
          "Max-Forwards: 70",
          "From: <sip:alice@a.test>;tag=1",
          "To: <sip:bob@b.test>",
          "Call-ID: c1",
          "CSeq: 3 INVITE",
          ...more,
        ],
        body,
      ),
    ),
    "datagram",
  );
  if (outcome.kind !== "message" || outcome.message.kind !== "request") throw new Error("no request");
  return outcome.message;
}

const forwarding: Forwarding = {
  requestUri: "sip:bob@10.0.0.2",
  transport: "TCP",
  sentBy: "198.51.100.1:5060",
  branch: "z9hG4bKb",
  receivedFrom: { address: "203.0.113.7", port: 40_000 },
  maxForwards: 69,
  routes: ["<sip:edge.b.test;lr>"],
  recordRoutes: ["<sip:out@198.51.100.1;transport=tcp;lr>", "<sip:in@198.51.100.1;transport=udp;lr>"],
  maxBreadth: 30,
  changes: new Map(),
};

describe("COR-050 a request that goes on", () => {
  test("has our Via above that of its sender, who is told where it was heard", () => {
    const lines = text(forwardedRequest(request(), forwarding)).split("\r\n");
    expect(lines[0]).toBe("INVITE sip:bob@10.0.0.2 SIP/2.0");
    expect(lines.filter((line) => line.startsWith("Via:"))).toEqual([
      "Via: SIP/2.0/TCP 198.51.100.1:5060;branch=z9hG4bKb",
      "Via: SIP/2.0/UDP 192.0.2.1:5062;branch=z9hG4bKa;received=203.0.113.7;rport=40000",
    ]);
  });

  test("has one Max-Forwards, one Max-Breadth, our Record-Route on top and the Route that is left", () => {
    const forwarded = text(
      forwardedRequest(
        request(["Max-Breadth: 60", "Record-Route: <sip:p.a.test;lr>", "Route: <sip:us;lr>"]),
        forwarding,
      ),
    ).split("\r\n");
    const of = (name: string) => forwarded.filter((line) => line.startsWith(`${name}:`));
    expect(of("Max-Forwards")).toEqual(["Max-Forwards: 69"]);
    expect(of("Max-Breadth")).toEqual(["Max-Breadth: 30"]);
    expect(of("Route")).toEqual(["Route: <sip:edge.b.test;lr>"]);
    expect(of("Record-Route")).toEqual([
      "Record-Route: <sip:out@198.51.100.1;transport=tcp;lr>",
      "Record-Route: <sip:in@198.51.100.1;transport=udp;lr>",
      "Record-Route: <sip:p.a.test;lr>",
    ]);
  });

  test("keeps what we do not know, names and order included, and its body to the octet", () => {
    const sdp = "v=0\r\no=- 1 1 IN IP4 192.0.2.1\r\ns= \r\n";
    const forwarded = text(
      forwardedRequest(request(["X-Odd:  two  words", "x-odd: 3"], "sip:bob@b.test", sdp), forwarding),
    );
    expect(forwarded.toLowerCase()).toContain("x-odd: two  words\r\nx-odd: 3\r\n");
    expect(forwarded.endsWith(`\r\n\r\n${sdp}`)).toBe(true);
    expect(forwarded).toContain(`Content-Length: ${sdp.length}\r\n`);
  });

  test("a body that is no text stays as it is, in octets", () => {
    fc.assert(
      fc.property(fc.uint8Array({ minLength: 1, maxLength: 200 }), (body) => {
        const frame = forwardedRequest({ ...request(), body }, forwarding);
        const octets = typeof frame === "string" ? sipBytes(frame) : frame;
        expect(octets.slice(octets.length - body.length)).toEqual(body);
      }),
    );
  });

  test("its CANCEL has the same branch, Route and Request-URI; the ACK to its refusal has the tag of the refusal", () => {
    const hop = hopRequest(request(), forwarding);
    const refusal = parsedResponse(486);
    expect(cancelOf(hop).split("\r\n")).toEqual([
      "CANCEL sip:bob@10.0.0.2 SIP/2.0",
      "Via: SIP/2.0/TCP 198.51.100.1:5060;branch=z9hG4bKb",
      "Route: <sip:edge.b.test;lr>",
      "Max-Forwards: 70",
      "From: <sip:alice@a.test>;tag=1",
      "To: <sip:bob@b.test>",
      "Call-ID: c1",
      "CSeq: 3 CANCEL",
      "Content-Length: 0",
      "",
      "",
    ]);
    expect(ackTo(hop, refusal)).toContain("To: <sip:bob@b.test>;tag=2\r\n");
    expect(ackTo(hop, refusal)).toContain("CSeq: 3 ACK\r\n");
  });
});

function parsedResponse(status: number, more: readonly string[] = []): SipResponse {
  const outcome = parseMessage(
    sipBytes(
      sipText([
        `SIP/2.0 ${status} Not Now`,
        "Via: SIP/2.0/TCP 198.51.100.1:5060;branch=z9hG4bKb, SIP/2.0/UDP 192.0.2.1:5062;branch=z9hG4bKa",
        "Via: SIP/2.0/WS x.invalid;branch=z9hG4bKz",
        "From: <sip:alice@a.test>;tag=1",
        "To: <sip:bob@b.test>;tag=2",
        "Call-ID: c1",
        "CSeq: 3 INVITE",
        ...more,
      ]),
    ),
    "stream",
  );
  if (outcome.kind !== "message" || outcome.message.kind !== "response") throw new Error("no response");
  return outcome.message;
}

describe("COR-050 a response that goes back", () => {
  test("is without our Via, though it stood in one row with another", () => {
    const forwarded = text(forwardedResponse(parsedResponse(486))).split("\r\n");
    expect(forwarded[0]).toBe("SIP/2.0 486 Not Now");
    expect(forwarded.filter((line) => line.startsWith("Via:"))).toEqual([
      "Via: SIP/2.0/UDP 192.0.2.1:5062;branch=z9hG4bKa",
      "Via: SIP/2.0/WS x.invalid;branch=z9hG4bKz",
    ]);
  });

  test("may have another status, whose words are those of that status, and more challenges", () => {
    const forwarded = text(
      forwardedResponse(parsedResponse(503), { status: 500, added: [["WWW-Authenticate", "Digest x"]] }),
    );
    expect(forwarded).toMatch(/^SIP\/2\.0 500 Server Internal Error\r\n/);
    expect(forwarded).toContain("WWW-Authenticate: Digest x\r\n");
  });
});

describe("COR-056 loops", () => {
  const mark = (uri: string, ...routes: string[]) => loopMark(testHasher, "secret", uri, routes);

  test("the same Request-URI and Route under one of our branches is a loop; others are spirals", () => {
    const branch = markedBranch("z9hG4bKx", mark("sip:bob@b.test"));
    const seen = request([`Via: SIP/2.0/TCP 198.51.100.1;branch=${branch}`]);
    expect(hasLooped(seen, mark("sip:bob@b.test"))).toBe(true);
    expect(hasLooped(seen, mark("sip:robert@b.test"))).toBe(false);
    expect(hasLooped(seen, mark("sip:bob@b.test", "<sip:edge.b.test;lr>"))).toBe(false);
  });

  test("nobody else can make a mark: it needs our secret", () => {
    expect(loopMark(testHasher, "other", "sip:bob@b.test", [])).not.toBe(mark("sip:bob@b.test"));
  });
});

describe("COR-057 Max-Breadth of a request", () => {
  test.each([
    [[], 60],
    [["Max-Breadth: 7"], 7],
    [["Max-Breadth: 0"], 0],
    [["Max-Breadth: 61"], 60],
    [["Max-Breadth: 999999999"], 60],
  ])("%j", (headers, breadth) => {
    expect(breadthOf(request(headers).headers)).toEqual({ ok: true, value: breadth });
  });

  test.each([[["Max-Breadth: many"]], [["Max-Breadth: -1"]], [["Max-Breadth: 1", "Max-Breadth: 2"]]])(
    "%j is malformed",
    (headers) => {
      expect(breadthOf(request(headers).headers).ok).toBe(false);
    },
  );
});

describe("COR-052 the Route of a request", () => {
  const isOurs = ({ host }: SipUri) => host === "us.test";
  const plan = (uri: string, ...routes: string[]) => {
    const planned = planRoutes(
      request(routes.length === 0 ? [] : [`Route: ${routes.join(", ")}`], uri),
      isOurs,
    );
    if (!planned.ok) return planned.error;
    return {
      uri: planned.value.requestUri,
      own: planned.value.own.map(({ user }) => user),
      routes: planned.value.routes.map((route) => route.text),
    };
  };

  test("what is ours at its top is taken off, both sides of a bridge at once", () => {
    expect(plan("sip:bob@b.test", "<sip:out@us.test;lr>", "<sip:in@us.test;lr>", "<sip:p.test;lr>")).toEqual({
      uri: "sip:bob@b.test",
      own: ["out", "in"],
      routes: ["<sip:p.test;lr>"],
    });
  });

  test("what is ours below another's stays", () => {
    expect(plan("sip:bob@b.test", "<sip:p.test;lr>", "<sip:in@us.test;lr>")).toMatchObject({
      own: [],
      routes: ["<sip:p.test;lr>", "<sip:in@us.test;lr>"],
    });
  });

  test("a strict router before us: our value is the Request-URI, the last Route is the target", () => {
    expect(plan("sip:out@us.test;lr", "<sip:p.test;lr>", "<sip:bob@192.0.2.9>")).toEqual({
      uri: "sip:bob@192.0.2.9",
      own: ["out"],
      routes: ["<sip:p.test;lr>"],
    });
    expect(plan("sip:out@us.test;lr")).toBe("strict route without Route");
  });
});

describe("COR-042 COR-048 identity fields that go on", () => {
  const changes = (towards: "trusted" | "untrusted", ...headers: string[]) =>
    Object.fromEntries(
      identityChanges(request(headers).headers, { asserted: ["<sip:alice@a.test>"], towards }),
    );

  test("the assertion is ours, whatever was claimed; a preference never passes", () => {
    expect(
      changes(
        "trusted",
        "P-Asserted-Identity: <sip:boss@a.test>",
        "P-Preferred-Identity: <sip:boss@a.test>",
        "X-3GPP-Asserted-Identity: <sip:boss@a.test>",
      ),
    ).toEqual({
      "p-asserted-identity": ["<sip:alice@a.test>"],
      "p-preferred-identity": [],
      "x-3gpp-asserted-identity": [],
    });
  });

  test("COR-043 Privacy: id takes it out towards who is not trusted, and is then done", () => {
    const asserted = "P-Asserted-Identity: <sip:alice@a.test>";
    expect(changes("untrusted", asserted, "Privacy: id;critical", "Proxy-Require: privacy")).toEqual({
      "p-asserted-identity": [],
      privacy: [],
      "proxy-require": [],
    });
    expect(changes("trusted", "Privacy: id")).toEqual({ "p-asserted-identity": ["<sip:alice@a.test>"] });
  });

  test("COR-043 what is not provided stays for whoever provides it; critical refuses", () => {
    expect(changes("untrusted", "Privacy: id;header", "Proxy-Require: privacy")).toEqual({
      privacy: ["header"],
    });
    expect(unmetPrivacy(request(["Privacy: header"]).headers)).toEqual([]);
    expect(unmetPrivacy(request(["Privacy: header;id;critical"]).headers)).toEqual(["header"]);
    expect(unmetPrivacy(request(["Privacy: none;critical"]).headers)).toEqual([]);
  });
});
