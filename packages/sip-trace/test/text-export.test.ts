import { expect, test } from "vitest";
import { textParts } from "../src/text-export";
import { flowOf, request, traced } from "./messages";

const text = (...messages: readonly Parameters<typeof traced>[]): string =>
  [
    ...textParts(
      messages.map((parts) => traced(...parts)),
      (at) => new Date(at).toISOString(),
    ),
  ].join("");

test("each message has a heading and its lines behind a margin", () => {
  expect(text(["OPTIONS sip:a@b SIP/2.0\r\nTo: <sip:a@b>\r\n\r\nbody", {}])).toBe(
    "#1 2030-01-01T12:00:00.000Z 192.0.2.7:5062 -> 192.0.2.1:5060 UDP connection 7 46 octets\n  OPTIONS sip:a@b SIP/2.0\n  To: <sip:a@b>\n\n  body\n\n",
  );
});

test("what leaves goes the other way; addresses of IPv6 have brackets", () => {
  const flow = flowOf({ transport: "ws", remoteAddress: "2001:db8::7" });
  expect(text(["x", { flow, direction: "out" }])).toContain("192.0.2.1:5060 -> [2001:db8::7]:5062 WS");
});

test("no message looks like two, and none acts on a terminal", () => {
  const written = text([request("MESSAGE", { body: "\n#2 forged\n\u001b[2J\u009b\u202e" }), {}]);
  expect(written.match(/^#/gm)).toHaveLength(1);
  expect(written).toContain("\u241b[2J\ufffd\ufffd");
});
