import { after } from "@porchlight/kernel";
import { describe, expect, test } from "vitest";
import { Recording } from "../src/recording";
import type { TraceTarget } from "../src/trace-target";
import { flowOf, lines, noon, request, wire } from "./messages";
import { fc, test as property } from "./property";

const bounds = { milliseconds: 60_000, messages: 100, octets: 100_000 };
const alice: TraceTarget = { kind: "user", user: "sip:alice@office.test" };

/** Flow 7 is alice's own, 8 is shared by alice and bob, nobody has signed in on the others. */
const identitiesOn = (flow: number): readonly string[] =>
  flow === 7 ? ["sip:alice@office.test"] : flow === 8 ? ["sip:alice@office.test", "sip:bob@office.test"] : [];

const record = (target: TraceTarget, change: Partial<typeof bounds> = {}): Recording =>
  new Recording(target, { ...bounds, ...change }, identitiesOn, noon);

describe("a recording of a user takes", () => {
  test.each([
    ["what crosses the connection of the user alone, readable or not", "\u0000no SIP at all", 7, true],
    ["nothing unreadable of a connection that others share", "\u0000no SIP at all", 8, false],
    ["what is to the user", request("NOTIFY", { from: "bob", to: "alice" }), 9, true],
    ["what is from the user", request("PUBLISH"), 9, true],
    ["nothing between others", request("NOTIFY", { from: "bob", to: "carol" }), 8, false],
    [
      "a user of the same name in another case of the host",
      request("OPTIONS").replaceAll("office", "OFFICE"),
      9,
      true,
    ],
    ["a user whose name is escaped", request("OPTIONS").replaceAll("alice", "%61lice"), 9, true],
    ["nobody of another domain", request("OPTIONS").replaceAll("office.test", "else.test"), 9, false],
    [
      "what network elements say is of the user",
      lines("INVITE sip:x@y SIP/2.0", "P-Asserted-Identity: <sips:alice@office.test>", "", ""),
      9,
      true,
    ],
    ["short names of fields", lines("SIP/2.0 200 OK", "f: <sip:alice@office.test>;tag=1", "", ""), 9, true],
    [
      "lines that end in LF only",
      "MESSAGE sip:bob@office.test SIP/2.0\nFrom: sip:alice@office.test\n\nhello",
      9,
      true,
    ],
  ])("%s", (_, text, flow, isTaken) => {
    expect(record(alice).offer(wire(text, { flow: flowOf({ id: flow }) }))).toBe(isTaken);
  });

  test("what follows in a call that named the user", () => {
    const recording = record(alice);
    const ended = lines("SIP/2.0 481 Gone", "Call-ID: call-1", "CSeq: 2 BYE", "", "");
    expect(recording.offer(wire(ended, { flow: flowOf({ id: 9 }) }))).toBe(false);
    expect(recording.offer(wire(request("PUBLISH"), { flow: flowOf({ id: 9 }) }))).toBe(true);
    expect(recording.offer(wire(ended, { flow: flowOf({ id: 9 }), direction: "out" }))).toBe(true);
  });

  test("and tells the user's connections from the others'", () => {
    const recording = record(alice);
    recording.offer(wire(request("PUBLISH")));
    recording.offer(wire(request("NOTIFY"), { flow: flowOf({ id: 9 }), direction: "out" }));
    recording.offer(wire(request("REGISTER"), { flow: flowOf({ id: 10 }) }));
    expect([7, 9, 10].map((flow) => recording.isNear(flow))).toEqual([true, false, true]);
  });
});

test("a recording of a call takes that Call-ID in either form, and its first connection is the near one", () => {
  const recording = record({ kind: "call", callId: "call-1" });
  const short = lines("BYE sip:a@b SIP/2.0", "i: call-1", "", "");
  expect(recording.offer(wire(request("MESSAGE")))).toBe(true);
  expect(recording.offer(wire(short, { flow: flowOf({ id: 9 }) }))).toBe(true);
  expect(recording.offer(wire(request("MESSAGE", { callId: "call-10" })))).toBe(false);
  expect([7, 9].map((flow) => recording.isNear(flow))).toEqual([true, false]);
});

test("a recording of a connection takes all that crosses it and nothing else", () => {
  const recording = record({ kind: "connection", connection: 8 });
  expect(recording.offer(wire("\u0000", { flow: flowOf({ id: 8 }) }))).toBe(true);
  expect(recording.offer(wire(request("PUBLISH")))).toBe(false);
});

describe("a recording", () => {
  test("stops itself when its time is over", () => {
    const recording = record(alice);
    expect(recording.offer(wire(request("PUBLISH"), { at: after(noon, 59_999) }))).toBe(true);
    expect(recording.offer(wire(request("PUBLISH"), { at: after(noon, 60_000) }))).toBe(false);
    expect(recording.end).toEqual({ at: after(noon, 60_000), why: "time" });
    expect(recording.messages).toHaveLength(1);
  });

  test("stops when it is told to, once", () => {
    const recording = record(alice);
    recording.stop(after(noon, 5), "stopped");
    recording.stop(after(noon, 9), "time");
    expect(recording.offer(wire(request("PUBLISH")))).toBe(false);
    expect(recording.end).toEqual({ at: after(noon, 5), why: "stopped" });
  });

  test("keeps octets of its own: whoever lent them may write over them", () => {
    const recording = record(alice);
    const lent = wire(request("PUBLISH"));
    recording.offer(lent);
    lent.octets.fill(0);
    expect(recording.messages[0]?.octets[0]).toBe("P".charCodeAt(0));
  });

  property(
    "never keeps more than its bounds, and always the newest without a gap",
    fc.array(fc.integer({ min: 0, max: 400 }), { maxLength: 60 }),
    (sizes) => {
      const recording = record(alice, { messages: 10, octets: 5_000 });
      for (const size of sizes) recording.offer(wire(request("PUBLISH", { body: "x".repeat(size) })));
      const numbers = recording.messages.map(({ number }) => number);
      expect(numbers.length).toBeLessThanOrEqual(10);
      expect(numbers).toEqual(numbers.map((_, index) => sizes.length - numbers.length + 1 + index));
      expect(recording.messages.reduce((sum, { octets }) => sum + octets.length, 0)).toBeLessThanOrEqual(
        5_000,
      );
      expect(recording.madeRoom + numbers.length).toBe(sizes.length);
    },
  );
});
