import type { TraceMessage } from "@porchlight/admin-api";
import { expect, test } from "vitest";
import { say } from "../../words/testing/english";
import { arrowOf, deltaText, endText, messageText, nearConnections, targetText, toneOf } from "./trace-words";

const message = (change: Partial<TraceMessage>): TraceMessage => ({
  number: 1,
  at: "2030-01-01T12:00:00.000Z",
  direction: "in",
  near: false,
  connection: 7,
  transport: "ws",
  remoteAddress: "192.0.2.7",
  remotePort: 5060,
  localPort: 8080,
  octets: 100,
  kind: "request",
  method: "PUBLISH",
  status: null,
  reason: null,
  callId: "c1",
  cseq: 1,
  event: null,
  contentType: null,
  ...change,
});

test.each([
  [{ event: "presence;id=1" }, "PUBLISH presence", "plain"],
  [{ kind: "response", status: 200, reason: "OK" }, "200 OK to PUBLISH", "good"],
  [{ kind: "response", status: 202, reason: "" }, "202 to PUBLISH", "good"],
  [{ kind: "response", status: 401, reason: "Unauthorized" }, "401 Unauthorized to PUBLISH", "odd"],
  [{ kind: "response", status: 100, reason: "Trying" }, "100 Trying to PUBLISH", "odd"],
  [{ kind: "response", status: 503, reason: "Busy" }, "503 Busy to PUBLISH", "bad"],
  [{ kind: "unreadable", method: null }, "Not readable as SIP", "bad"],
] as const)("%j reads %s", (change, text, tone) => {
  expect(messageText(message(change), say)).toBe(text);
  expect(toneOf(message(change))).toBe(tone);
});

test.each([
  ["in", true, "left", "right"],
  ["out", true, "left", "left"],
  ["in", false, "right", "left"],
  ["out", false, "right", "right"],
] as const)("what goes %s, near %s, is at the %s and points %s", (direction, isNear, side, points) => {
  expect(arrowOf(direction, isNear)).toEqual({ side, points });
});

test.each([
  [-3, "+0 ms"],
  [12.4, "+12 ms"],
  [1234, "+1.2 s"],
  [185_000, "+3 min"],
])("%d milliseconds later", (milliseconds, text) => {
  expect(deltaText(milliseconds, say)).toBe(text);
});

test("a connection is near once any of its messages is", () => {
  expect([...nearConnections([message({ connection: 1 }), message({ connection: 2, near: true })])]).toEqual([
    2,
  ]);
});

test("addresses and targets in words", () => {
  expect(endText(message({ remoteAddress: "2001:db8::1" }))).toBe("[2001:db8::1]:5060");
  expect(targetText({ kind: "user", user: "sip:alice@office.test" }, say)).toBe("alice@office.test");
  expect(targetText({ kind: "call", callId: "<b>" }, say)).toBe("Call-ID <b>");
});
