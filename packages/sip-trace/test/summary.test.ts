import { encodeUtf8 } from "@porchlight/sip-message";
import { expect, test } from "vitest";
import { summaryOf } from "../src/summary";
import { lines, request } from "./messages";
import { fc, test as property } from "./property";

test.each([
  [
    "a request",
    request("PUBLISH", { fields: ["o: presence", "c: application/pidf+xml"] }),
    {
      kind: "request",
      method: "PUBLISH",
      callId: "call-1",
      cseq: 1,
      event: "presence",
      contentType: "application/pidf+xml",
    },
  ],
  [
    "a response",
    lines("SIP/2.0 412 Conditional Request Failed", "CSeq: 7 PUBLISH", "Call-ID: x", "", ""),
    {
      kind: "response",
      status: 412,
      reason: "Conditional Request Failed",
      method: "PUBLISH",
      cseq: 7,
      callId: "x",
    },
  ],
  [
    "a response without a reason",
    "SIP/2.0 200\r\n\r\n",
    { kind: "response", status: 200, reason: "", method: undefined },
  ],
  ["a request of another version", "OPTIONS sip:a@b SIP/3.0\r\n\r\n", { kind: "request", method: "OPTIONS" }],
  [
    "another protocol",
    "GET / HTTP/1.1\r\nCall-ID: 1\r\n\r\n",
    { kind: "unreadable", method: undefined, callId: "1" },
  ],
  ["nothing", "", { kind: "unreadable" }],
])("the line of %s", (_, text, summary) => {
  expect(summaryOf(encodeUtf8(text))).toMatchObject(summary);
});

test("texts of a line are bounded", () => {
  expect(summaryOf(encodeUtf8(request("PUBLISH", { callId: "x".repeat(5000) }))).callId).toHaveLength(300);
});

property("any octets have a line", fc.uint8Array({ maxLength: 400 }), (octets) => {
  expect(summaryOf(octets)).toBeDefined();
});
