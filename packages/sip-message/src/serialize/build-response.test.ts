import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { hostileText } from "../../test/arbitraries";
import { frameOf, subscribeLines, withField } from "../../test/messages";
import { requestIn, responseIn } from "../../test/outcomes";
import { HeaderFields } from "../header-fields";
import type { AnswerableRequest } from "../message";
import { parseMessage } from "../parse/parse-message";
import { buildRequest } from "./build-request";
import { buildResponse, type ResponseOptions } from "./build-response";
import { reasonPhrase } from "./reason-phrase";
import { encodeUtf8 } from "./utf8";

const request = (...changed: readonly string[]) =>
  requestIn(
    frameOf(
      changed.reduce<string[]>(
        (lines, line) => withField(lines, line.slice(0, line.indexOf(":")), line),
        [...subscribeLines],
      ),
    ),
  );
const linesOf = (text: string) => text.split("\r\n");
const topVia = (via: string, received: ResponseOptions["received"]) => {
  const response = buildResponse(request(`Via: ${via}`), 200, received === undefined ? {} : { received });
  return linesOf(response)[1];
};

describe("a response", () => {
  test("copies what RFC 3261 section 8.2.6.2 says and counts its body in octets", () => {
    const text = buildResponse(request(), 200, {
      toTag: "b1",
      headers: [["Expires", "3600"]],
      contentType: "text/plain",
      body: "Grüße",
    });
    expect(linesOf(text)).toEqual([
      "SIP/2.0 200 OK",
      "Via: SIP/2.0/WSS k3j9x0q2w8.invalid;branch=z9hG4bKsub1",
      'From: "Alice" <sip:alice@example.com>;tag=a1',
      "To: <sip:bob@example.com>;tag=b1",
      "Call-ID: sub-1",
      "CSeq: 1 SUBSCRIBE",
      "Expires: 3600",
      "Content-Type: text/plain",
      "Content-Length: 7",
      "",
      "Grüße",
    ]);
  });

  test("a To with a tag keeps it; without body there is no Content-Type", () => {
    const text = buildResponse(request("To: <sip:bob@example.com>;tag=old"), 481, {
      toTag: "new",
      contentType: "a/b",
    });
    expect(text).toContain("To: <sip:bob@example.com>;tag=old\r\n");
    expect(text).not.toContain("new");
    expect(text).not.toContain("Content-Type");
    expect(text.endsWith("Content-Length: 0\r\n\r\n")).toBe(true);
  });

  test("every Via is copied in order, the folded and the repeated ones", () => {
    const text = buildResponse(
      request("Via: SIP/2.0/TCP a;branch=1,\r\n SIP/2.0/UDP b;branch=2\r\nv: SIP/2.0/UDP c"),
      200,
    );
    expect(linesOf(text).filter((line) => line.startsWith("Via"))).toEqual([
      "Via: SIP/2.0/TCP a;branch=1, SIP/2.0/UDP b;branch=2",
      "Via: SIP/2.0/UDP c",
    ]);
  });

  test("a 100 copies Timestamp (RFC 3261 section 8.2.6.1)", () => {
    expect(buildResponse(request("Timestamp: 54"), 100)).toContain("Timestamp: 54\r\n");
    expect(buildResponse(request("Timestamp: 54"), 200)).not.toContain("Timestamp");
  });

  test("reason phrases: the registered one, that of the class, or the one given", () => {
    expect(reasonPhrase(489)).toBe("Bad Event");
    expect(reasonPhrase(499)).toBe("Bad Request");
    expect(reasonPhrase(999)).toBe("Unknown");
    expect(buildResponse(request(), 503, { reason: "Back soon" })).toMatch(/^SIP\/2\.0 503 Back soon\r\n/);
  });
});

describe("received and rport in the top Via", () => {
  const source = { address: "192.0.2.9", port: 49152 };

  test("COR-015 received when the sent-by is a name or another address", () => {
    expect(topVia("SIP/2.0/UDP host.example.com;branch=1", source)).toBe(
      "Via: SIP/2.0/UDP host.example.com;branch=1;received=192.0.2.9",
    );
    expect(topVia("SIP/2.0/TCP 10.0.0.1:5062", source)).toBe(
      "Via: SIP/2.0/TCP 10.0.0.1:5062;received=192.0.2.9",
    );
  });

  test("COR-015 no received when the sent-by is the source", () => {
    expect(topVia("SIP/2.0/UDP 192.0.2.9;branch=1", source)).toBe("Via: SIP/2.0/UDP 192.0.2.9;branch=1");
    expect(topVia("SIP/2.0/UDP [2001:DB8::1];branch=1", { address: "2001:db8:0::1", port: 1 })).toBe(
      "Via: SIP/2.0/UDP [2001:DB8::1];branch=1",
    );
  });

  test("COR-028 an empty rport is filled, and received always added with it (RFC 3581 section 4)", () => {
    expect(topVia("SIP/2.0/UDP 192.0.2.9;rport;branch=1", source)).toBe(
      "Via: SIP/2.0/UDP 192.0.2.9;branch=1;received=192.0.2.9;rport=49152",
    );
  });

  test("COR-015 what the client claims is replaced, the other values of the row stay", () => {
    expect(topVia("SIP/2.0/UDP host;received=203.0.113.1;branch=1;x=y, SIP/2.0/UDP b", source)).toBe(
      "Via: SIP/2.0/UDP host;branch=1;received=192.0.2.9;x=y, SIP/2.0/UDP b",
    );
  });

  test("COR-016 an IPv6 source is written without brackets", () => {
    expect(topVia("SIP/2.0/UDP host;branch=1", { address: "[2001:db8::1]", port: 1 })).toContain(
      ";received=2001:db8::1",
    );
  });

  test("COR-015 over WebSocket the Via is copied as it came", () => {
    expect(topVia("SIP/2.0/WSS x.invalid;rport;branch=1", undefined)).toBe(
      "Via: SIP/2.0/WSS x.invalid;rport;branch=1",
    );
  });
});

describe("hostile requests", () => {
  const names = ["via", "from", "to", "call-id", "cseq", "timestamp"] as const;
  const hostile: fc.Arbitrary<AnswerableRequest> = fc
    .array(fc.tuple(fc.constantFrom(...names), hostileText), { maxLength: 12 })
    .map((fields) => ({ method: "PUBLISH", headers: new HeaderFields(fields), via: request().via }));
  const options: fc.Arbitrary<ResponseOptions> = fc.record({
    reason: hostileText,
    toTag: hostileText,
    headers: fc.array(fc.tuple(hostileText, hostileText), { maxLength: 4 }),
    contentType: hostileText,
    body: hostileText,
    received: fc.record({ address: hostileText, port: fc.nat(65_535) }),
  });

  test("no value ends its line or starts a field, whatever is answered (CVE-2023-28095)", () => {
    fc.assert(
      fc.property(hostile, options, (target, given) => {
        const text = buildResponse(target, 400, given);
        const head = text.slice(0, text.indexOf("\r\n\r\n"));
        const copied = new Set(names.slice(1, 5).filter((name) => target.headers.has(name))).size;
        const rows = 2 + target.headers.count("via") + copied + (given.headers?.length ?? 0);
        expect(head.split("\r\n")).toHaveLength(rows + (given.body === "" ? 0 : 1));
        expect(head.replaceAll("\r\n", "")).not.toMatch(/[\r\n]/);
      }),
    );
  });

  test("what answers a request that parses is a response that parses", () => {
    const values = fc.record({
      subject: hostileText,
      displayName: hostileText,
      toTag: fc.constantFrom("t1", "t2"),
    });
    fc.assert(
      fc.property(values, ({ subject, displayName, toTag }) => {
        const frame = frameOf(
          withField(subscribeLines, "From", `From: "${displayName}" <sip:a@x>;tag=a`, `Subject: ${subject}`),
        );
        const outcome = parseMessage(frame, "websocket");
        if (outcome.kind !== "message" || outcome.message.kind !== "request") return;
        const response = responseIn(encodeUtf8(buildResponse(outcome.message, 200, { toTag })), "websocket");
        expect(response).toMatchObject({
          status: 200,
          callId: "sub-1",
          cseq: { number: 1, method: "SUBSCRIBE" },
        });
        expect(response.to?.tag).toBe(toTag);
      }),
    );
  });
});

describe("a request", () => {
  test("is written in the order given and parses", () => {
    const headers = [
      ["Via", "SIP/2.0/WSS sip.example.com;branch=z9hG4bKn1"],
      ["From", "<sip:bob@example.com>;tag=b1"],
      ["To", "<sip:alice@example.com>;tag=a1"],
      ["Call-ID", "sub-1"],
      ["CSeq", "1 NOTIFY"],
      ["Subject", "a\r\nInjected: yes"],
    ] as const;
    const text = buildRequest({
      method: "NOTIFY",
      uri: "sip:alice@x.invalid",
      headers,
      contentType: "text/plain",
      body: "ü",
    });
    expect(linesOf(text)[0]).toBe("NOTIFY sip:alice@x.invalid SIP/2.0");
    const parsed = requestIn(encodeUtf8(text), "stream");
    expect(parsed.headers.first("subject")).toBe("a Injected: yes");
    expect(parsed.headers.has("injected")).toBe(false);
    expect(parsed.body).toHaveLength(2);
  });
});
