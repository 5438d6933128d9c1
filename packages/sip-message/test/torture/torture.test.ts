import { describe, expect, test } from "vitest";
import { parseMessage, StreamFramer } from "../../src";
import { tortureExpectations } from "./expectations";
import { tortureMessage } from "./load";

function layerOutcome(frame: Uint8Array): object {
  const outcome = parseMessage(frame, "datagram");
  if (outcome.kind === "message") return { kind: outcome.message.kind };
  return outcome.kind === "answerable"
    ? { kind: outcome.kind, status: outcome.status }
    : { kind: outcome.kind };
}

const suite = (name: string) => tortureExpectations.filter((each) => each.suite === name);

describe("COR-011 torture messages of RFC 4475 as one datagram", () => {
  for (const expectation of suite("rfc4475")) {
    test(`COR-011 ${expectation.name}: ${expectation.title}`, () => {
      expect(layerOutcome(tortureMessage(expectation))).toEqual(expectation.layer);
    });
  }

  test("COR-011 there are 49 of them", () => expect(suite("rfc4475")).toHaveLength(49));
});

describe("COR-016 torture messages of RFC 5118 as one datagram", () => {
  for (const expectation of suite("rfc5118")) {
    test(`COR-011 COR-016 ${expectation.name}: ${expectation.title}`, () => {
      expect(layerOutcome(tortureMessage(expectation))).toEqual(expectation.layer);
    });
  }

  test("COR-016 there are 12 of them", () => expect(suite("rfc5118")).toHaveLength(12));
});

describe("COR-011 torture messages on a stream", () => {
  const framesOf = (name: string) => new StreamFramer().push(tortureMessage({ suite: "rfc4475", name }));

  test.each(["ncl", "mcl01", "inv2543"])(
    "COR-011 %s breaks the framing, is answered and the stream closed",
    (name) => {
      const [frame] = framesOf(name);
      expect(frame).toMatchObject({
        kind: "broken",
        status: 400,
        answerTo: { via: { protocol: "SIP/2.0" } },
      });
    },
  );

  test("COR-011 clerr waits for the octets it announces", () => expect(framesOf("clerr")).toEqual([]));

  test("COR-011 dblreq is a message, a CRLF and another message", () => {
    const kinds = framesOf("dblreq").map((frame) => frame.kind);
    expect(kinds.slice(0, 3)).toEqual(["message", "keep-alive", "message"]);
  });
});
