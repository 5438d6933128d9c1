import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { frameOf, okLines, subscribeLines, withField } from "../../test/messages";
import { requestIn, responseIn } from "../../test/outcomes";
import { tortureExpectations } from "../../test/torture/expectations";
import { tortureMessage } from "../../test/torture/load";
import type { Framing } from "./body";
import { limits } from "./limits";
import { parseMessage } from "./parse-message";

const octets = (text: string): Uint8Array => new TextEncoder().encode(text);
const framings: readonly Framing[] = ["datagram", "websocket", "stream"];
const without = (name: string) => withField(subscribeLines, name);

function refusal(lines: readonly string[], body = "", framing: Framing = "websocket") {
  const outcome = parseMessage(frameOf(lines, body), framing);
  return outcome.kind === "answerable" ? outcome.status : outcome.kind;
}

describe("a request", () => {
  test("COR-003 a WebSocket SUBSCRIBE is read", () => {
    expect(requestIn(frameOf(subscribeLines), "websocket")).toMatchObject({
      method: "SUBSCRIBE",
      uri: "sip:bob@example.com",
      via: { transport: "WSS", host: "k3j9x0q2w8.invalid", branch: "z9hG4bKsub1" },
      from: { displayName: "Alice", uri: "sip:alice@example.com", tag: "a1" },
      to: { uri: "sip:bob@example.com", tag: undefined },
      callId: "sub-1",
      cseq: { number: 1, method: "SUBSCRIBE" },
    });
  });

  test("400 when any of the fields every request needs is missing", () => {
    for (const name of ["From", "To", "Call-ID", "CSeq"]) expect(refusal(without(name))).toBe(400);
  });

  test.each([
    [without("From"), "sip-field-missing", "no From"],
    [
      withField(subscribeLines, "To", "To: <sip:bob@b> x"),
      "sip-field-at-fault",
      "To: unexpected text before parameters",
    ],
    [
      withField(subscribeLines, "To", `To: <sip:b@b>;tag=${"x".repeat(1025)}`),
      "sip-field-at-fault",
      "To: tag longer than 1024 characters",
    ],
    [
      withField(subscribeLines, "CSeq", "CSeq: 4294967296 SUBSCRIBE"),
      "sip-cseq-out-of-range",
      "CSeq number is not within 0 and 4294967295",
    ],
    [
      ["SUBSCRIBE sip:@b SIP/2.0", ...subscribeLines.slice(1)],
      "sip-field-at-fault",
      "Request-URI: malformed user part",
    ],
    [
      withField(subscribeLines, "Via", "Via: SIP/2.0/UDP a;branch=x;branch=y"),
      "sip-field-at-fault",
      "Via: repeated parameter",
    ],
    [[...subscribeLines, "nonsense"], "sip-field-name-malformed", "malformed header field name"],
  ])("what is wrong has a code, and its numbers stand apart (%#)", (lines, code, text) => {
    expect(parseMessage(frameOf(lines), "websocket")).toMatchObject({ reason: { code, text } });
  });

  test("dropped when there is no Via to answer to", () => {
    expect(refusal(without("Via"))).toBe("drop");
    expect(refusal(withField(subscribeLines, "Via", "Via: nonsense"))).toBe("drop");
  });

  test("400 when a field that is no list is repeated", () => {
    for (const name of ["From", "To", "Call-ID", "CSeq", "Max-Forwards"]) {
      const line = subscribeLines.find((each) => each.startsWith(`${name}:`)) ?? "";
      expect(refusal([...subscribeLines, line])).toBe(400);
    }
  });

  test("an ACK is never answered (RFC 3261 section 17.1.1.3)", () => {
    expect(refusal(["ACK sip:bob@example.com SIP/2.0", ...subscribeLines.slice(1)])).toBe("drop");
  });

  test("CSeq up to 2^32 - 1, 400 above", () => {
    const withCSeq = (value: string) => withField(subscribeLines, "CSeq", `CSeq: ${value}`);
    expect(requestIn(frameOf(withCSeq("4294967295 SUBSCRIBE"))).cseq.number).toBe(4294967295);
    for (const value of [
      "4294967296 SUBSCRIBE",
      "-1 SUBSCRIBE",
      "1SUBSCRIBE",
      "SUBSCRIBE",
      "1",
      "1 SUBSCRIBE x",
      "",
    ]) {
      expect(refusal(withCSeq(value))).toBe(400);
    }
  });

  test("505 for another version, 400 for what is no version", () => {
    const startingWith = (line: string) => [line, ...subscribeLines.slice(1)];
    expect(refusal(startingWith("SUBSCRIBE sip:bob@example.com SIP/3.0"))).toBe(505);
    expect(refusal(startingWith("SUBSCRIBE sip:bob@example.com SIP/2.01"))).toBe(505);
    expect(refusal(startingWith("SUBSCRIBE sip:bob@example.com HTTP/1.1"))).toBe(400);
    expect(refusal(startingWith("SUBSCRIBE sip:bob@example.com sip/2.0"))).toBe("message");
    expect(refusal(startingWith("SUBSCRIBE sip:bob@example.com"))).toBe("drop");
    expect(refusal(startingWith("SUB SCRIBE"))).toBe("drop");
    expect(refusal(startingWith(""))).toBe("drop");
  });

  test("400 for a head that is not UTF-8, when it can be answered", () => {
    const frame = frameOf([...subscribeLines, "Subject: x"]);
    frame[frame.length - 5] = 0xff;
    expect(parseMessage(frame, "datagram")).toMatchObject({ kind: "answerable", status: 400 });
    const lost = octets("\u0000\u0001 garbage");
    lost[3] = 0xff;
    expect(parseMessage(lost, "datagram")).toMatchObject({ kind: "drop" });
  });

  test("400 for line ends other than CRLF, for a field without a name, for a head without its empty line", () => {
    expect(refusal([...subscribeLines, "Subject: a\nExpires: 1"])).toBe(400);
    expect(refusal([...subscribeLines, "Subject: a\rExpires: 1"])).toBe(400);
    expect(refusal([...subscribeLines, "Subject: a", " b\n c"])).toBe(400);
    for (const line of ["no colon", ": no name", "two words: x", " folded from nowhere", "näme: x"]) {
      expect(refusal([subscribeLines[0] ?? "", line, ...subscribeLines.slice(1)])).toBe(400);
    }
    expect(parseMessage(octets(subscribeLines.join("\r\n")), "datagram")).toMatchObject({
      kind: "answerable",
    });
  });

  test("CRLFs before the first line are ignored (RFC 3261 section 7.5)", () => {
    const frame = octets(`\r\n\r\n${subscribeLines.join("\r\n")}\r\n\r\n`);
    for (const framing of framings) expect(requestIn(frame, framing).method).toBe("SUBSCRIBE");
  });
});

describe("a response", () => {
  test("its From and To are read when they are asked for", () => {
    const response = responseIn(frameOf(okLines), "websocket");
    expect(response).toMatchObject({
      status: 200,
      reason: "OK",
      callId: "sub-1",
      cseq: { number: 2, method: "NOTIFY" },
    });
    expect(response.from?.tag).toBe("b1");
    expect(response.to?.tag).toBe("a1");
    const broken = responseIn(frameOf(withField(withField(okLines, "To"), "From", 'From: "')), "websocket");
    expect([broken.from, broken.to]).toEqual([undefined, undefined]);
  });

  test("the space before an empty reason may be missing", () => {
    expect(responseIn(frameOf(["SIP/2.0 200", ...okLines.slice(1)]))).toMatchObject({
      status: 200,
      reason: "",
    });
  });

  test("is dropped when malformed", () => {
    const lines = [
      ["SIP/2.0 99 x", ...okLines.slice(1)],
      ["SIP/2.0 700 x", ...okLines.slice(1)],
      ["SIP/2.0 0200 x", ...okLines.slice(1)],
      ["SIP/2.0 20 x", ...okLines.slice(1)],
      ["SIP/3.0 200 OK", ...okLines.slice(1)],
      withField(okLines, "Via"),
      withField(okLines, "CSeq"),
      withField(okLines, "Call-ID"),
      [...okLines, "CSeq: 3 NOTIFY"],
      [...okLines, "no colon"],
      withField(okLines, "Content-Length", "Content-Length: 5"),
    ];
    for (const each of lines) expect(refusal(each)).toBe("drop");
  });
});

describe("where the body ends", () => {
  const typed = [...without("Content-Length"), "Content-Type: text/plain"];
  const declaring = (length: string | number) => [...typed, `Content-Length: ${length}`];
  const bodyOf = (lines: readonly string[], body: string, framing: Framing) =>
    new TextDecoder().decode(requestIn(frameOf(lines, body), framing).body);

  test("COR-004 datagram: octets after Content-Length are cut, fewer are 400, none declared is all", () => {
    expect(bodyOf(declaring(3), "abcdef", "datagram")).toBe("abc");
    expect(bodyOf(typed, "abcdef", "datagram")).toBe("abcdef");
    expect(refusal(declaring(7), "abcdef", "datagram")).toBe(400);
  });

  test("COR-004 WebSocket: Content-Length may be missing, a wrong one is 400", () => {
    expect(bodyOf(typed, "abcdef", "websocket")).toBe("abcdef");
    expect(bodyOf(declaring(6), "abcdef", "websocket")).toBe("abcdef");
    expect(refusal(declaring(5), "abcdef", "websocket")).toBe(400);
    expect(refusal(declaring(7), "abcdef", "websocket")).toBe(400);
  });

  test("COR-005 two messages in one WebSocket message are 400, with and without Content-Length", () => {
    const second = `${subscribeLines.join("\r\n")}\r\n\r\n`;
    expect(refusal(subscribeLines, second, "websocket")).toBe(400);
    expect(refusal(without("Content-Length"), second, "websocket")).toBe(400);
  });

  test("COR-004 stream: Content-Length is required", () => {
    expect(refusal(typed, "abcdef", "stream")).toBe(400);
    expect(bodyOf(declaring(6), "abcdef", "stream")).toBe("abcdef");
  });

  test("a Content-Length that is no number is 400 (CVE-2023-28097)", () => {
    for (const length of ["-1", "five", "", "1 2", "0x10", "9".repeat(30), "1e3", "99999999999999999999"]) {
      expect(refusal(declaring(length), "abcdef", "datagram")).toBe(400);
    }
    expect(refusal([...declaring(6), "l: 6"], "abcdef", "datagram")).toBe(400);
  });

  test("Content-Length counts octets", () => {
    expect(bodyOf(declaring(5), "aé€", "datagram")).toBe("aé\ufffd");
    expect(bodyOf(declaring(6), "aé€", "websocket")).toBe("aé€");
  });
});

describe("bounds", () => {
  test("a UDP datagram of 65 535 octets is read", () => {
    const head = [...without("Content-Length"), "Content-Type: text/plain"];
    const body = "x".repeat(65_535 - frameOf(head).length);
    expect(requestIn(frameOf(head, body)).body).toHaveLength(body.length);
  });

  test("413 for a message above the limit, a response that large is dropped", () => {
    const body = "x".repeat(limits.messageOctets);
    expect(refusal([...without("Content-Length"), "Content-Type: text/plain"], body)).toBe(413);
    expect(refusal([...withField(okLines, "Content-Length"), "Content-Type: text/plain"], body)).toBe("drop");
  });

  test("400 above the bounds on counts and lengths (CVE-2018-7284, CVE-2017-9372)", () => {
    const many = (count: number, line: string) => Array.from({ length: count }, () => line);
    expect(refusal([...subscribeLines, ...many(limits.headerFields, "X: y")])).toBe(400);
    expect(refusal([...subscribeLines, ...many(limits.fieldsPerName + 1, "Accept: a/b")])).toBe(400);
    expect(refusal([...subscribeLines, ...many(limits.fieldsPerName, "Accept: a/b")])).toBe("message");
    expect(refusal([...subscribeLines, `${"n".repeat(limits.nameLength + 1)}: y`])).toBe(400);
    expect(
      refusal(withField(subscribeLines, "Call-ID", `Call-ID: ${"c".repeat(limits.identifierLength + 1)}`)),
    ).toBe(400);
    expect(refusal(withField(subscribeLines, "CSeq", `CSeq: 1 ${"M".repeat(limits.methodLength + 1)}`))).toBe(
      400,
    );
    const branch = `branch=${"b".repeat(limits.identifierLength + 1)}`;
    expect(refusal(withField(subscribeLines, "Via", `Via: SIP/2.0/UDP x;${branch}`))).toBe(400);
    const tag = `tag=${"t".repeat(limits.identifierLength + 1)}`;
    expect(refusal(withField(subscribeLines, "From", `From: <sip:a@x>;${tag}`))).toBe(400);
    const uri = `sip:${"u".repeat(limits.uriLength)}@x`;
    expect(refusal([`SUBSCRIBE ${uri} SIP/2.0`, ...subscribeLines.slice(1)])).toBe(400);
    const method = "M".repeat(limits.methodLength + 1);
    expect(refusal([`${method} sip:x SIP/2.0`, ...subscribeLines.slice(1)])).toBe("drop");
    const parameters = Array.from({ length: limits.parameters + 1 }, (_, index) => `;p${index}`).join("");
    expect(refusal(withField(subscribeLines, "To", `To: <sip:b@x>${parameters}`))).toBe(400);
  });
});

describe("keep-alives", () => {
  test("COR-007 a double CRLF is a ping, a single one or nothing is not", () => {
    for (const framing of framings) {
      expect(parseMessage(octets("\r\n\r\n"), framing)).toEqual({ kind: "keep-alive", ping: true });
      expect(parseMessage(octets("\r\n"), framing)).toEqual({ kind: "keep-alive", ping: false });
      expect(parseMessage(octets(""), framing)).toEqual({ kind: "keep-alive", ping: false });
    }
  });
});

describe("whatever comes", () => {
  const seeds = [
    frameOf(subscribeLines),
    frameOf(okLines),
    ...tortureExpectations.map((expectation) => tortureMessage(expectation)),
  ];
  const interesting = [
    0x00, 0x09, 0x0a, 0x0d, 0x20, 0x22, 0x2c, 0x3a, 0x3b, 0x3c, 0x3d, 0x3e, 0x5b, 0x5c, 0x7f, 0xff,
  ];
  const mutated = fc
    .record({
      seed: fc.constantFrom(...seeds),
      edits: fc.array(
        fc.record({
          at: fc.nat(4096),
          octet: fc.oneof(fc.constantFrom(...interesting), fc.nat(255)),
          kind: fc.nat(3),
        }),
        { maxLength: 12 },
      ),
    })
    .map(({ seed, edits }) => {
      let frame = seed;
      for (const { at, octet, kind } of edits) {
        const index = frame.length === 0 ? 0 : at % frame.length;
        const from = kind === 2 ? index + 1 : index;
        const inserted = kind === 0 || kind === 1 ? [octet] : [];
        const rest = frame.subarray(kind === 1 ? index + 1 : from);
        frame =
          kind === 3
            ? frame.slice(0, index)
            : Uint8Array.from([...frame.subarray(0, index), ...inserted, ...rest]);
      }
      return frame;
    });

  test("random octets and mutated messages have an outcome, never an exception", () => {
    fc.assert(
      fc.property(
        fc.oneof(fc.uint8Array({ maxLength: 2048 }), mutated),
        fc.constantFrom(...framings),
        (frame, framing) => {
          const outcome = parseMessage(frame, framing);
          expect(["message", "answerable", "keep-alive", "drop"]).toContain(outcome.kind);
          if (outcome.kind === "message" && outcome.message.kind === "response") {
            expect([outcome.message.from, outcome.message.to]).toHaveLength(2);
          }
        },
      ),
      { numRuns: 3000 },
    );
  });
});
