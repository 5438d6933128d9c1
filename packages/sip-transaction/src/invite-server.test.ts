import { type Instant, instant } from "@porchlight/kernel";
import { describe, expect, test } from "vitest";
import { outcome, Timeline } from "../test/timeline";
import {
  type InviteServerState,
  type InviteServerStateName,
  inviteServer,
  stepInviteServer,
} from "./invite-server";
import type { ServerEvent } from "./server";

const respond = (status: number): ServerEvent => ({ kind: "respond", status, frame: `${status}` });
const transaction = (reliable: boolean) => new Timeline(inviteServer(reliable, instant(0)), stepInviteServer);

const events = {
  "INVITE again": { kind: "request" },
  "180 from the user": respond(180),
  "200 from the user": respond(200),
  "486 from the user": respond(486),
  ACK: { kind: "ack" },
  "timer before its time": { kind: "timer" },
  "transport error": { kind: "transport-error" },
} as const satisfies Record<string, ServerEvent>;

const states: Record<InviteServerStateName, () => { state: InviteServerState; now: Instant }> = {
  proceeding: () => transaction(false).at(50, respond(100)),
  accepted: () => transaction(false).at(50, respond(200)),
  completed: () => transaction(false).at(50, respond(405)),
  confirmed: () => transaction(false).at(50, respond(405)).at(60, { kind: "ack" }),
  terminated: () => transaction(true).at(50, respond(405)).at(60, { kind: "ack" }),
};

const table: Record<InviteServerStateName, Record<keyof typeof events, string>> = {
  proceeding: {
    "INVITE again": "proceeding: send 100",
    "180 from the user": "proceeding: send 180",
    "200 from the user": "accepted: send 200",
    "486 from the user": "completed: send 486",
    ACK: "proceeding:",
    "timer before its time": "proceeding:",
    "transport error": "proceeding: transport-failed",
  },
  accepted: {
    "INVITE again": "accepted:",
    "180 from the user": "accepted:",
    "200 from the user": "accepted: send 200",
    "486 from the user": "accepted:",
    ACK: "accepted: deliver",
    "timer before its time": "accepted:",
    "transport error": "accepted: transport-failed",
  },
  completed: {
    "INVITE again": "completed: send 405",
    "180 from the user": "completed:",
    "200 from the user": "completed:",
    "486 from the user": "completed:",
    ACK: "confirmed:",
    "timer before its time": "completed:",
    "transport error": "completed: transport-failed",
  },
  confirmed: {
    "INVITE again": "confirmed:",
    "180 from the user": "confirmed:",
    "200 from the user": "confirmed:",
    "486 from the user": "confirmed:",
    ACK: "confirmed:",
    "timer before its time": "confirmed:",
    "transport error": "confirmed: transport-failed",
  },
  terminated: {
    "INVITE again": "terminated:",
    "180 from the user": "terminated:",
    "200 from the user": "terminated:",
    "486 from the user": "terminated:",
    ACK: "terminated:",
    "timer before its time": "terminated:",
    "transport error": "terminated:",
  },
};

describe("COR-013 every state of the INVITE server transaction knows every event", () => {
  for (const [name, row] of Object.entries(table)) {
    test.each(Object.entries(row))(`${name}: %s`, (event, expected) => {
      const { state, now } = states[name as InviteServerStateName]();
      expect(outcome(stepInviteServer(state, events[event as keyof typeof events], now))).toBe(expected);
    });
  }
});

test("COR-013 100 is due after 200 ms without a response", () => {
  expect(transaction(false).until(60_000).log).toEqual(["200 provisional-due"]);
  expect(transaction(false).at(100, respond(180)).until(60_000).log).toEqual(["100 send 180"]);
});

test("COR-012 over UDP a refusal is sent again by Timer G, doubling to T2, until Timer H", () => {
  const { log } = transaction(false).at(0, respond(405)).until(60_000);
  expect(log.filter((entry) => entry.endsWith("405")).map((entry) => Number.parseInt(entry, 10))).toEqual([
    0, 500, 1500, 3500, 7500, 11_500, 15_500, 19_500, 23_500, 27_500, 31_500,
  ]);
  expect(log.slice(-2)).toEqual(["32000 timeout", "32000 terminated"]);
});

test("COR-012 over a reliable transport a refusal is sent once and waits for its ACK until Timer H", () => {
  expect(transaction(true).at(0, respond(405)).until(60_000).log).toEqual([
    "0 send 405",
    "32000 timeout",
    "32000 terminated",
  ]);
  expect(transaction(true).at(0, respond(405)).at(90, { kind: "ack" }).log).toEqual([
    "0 send 405",
    "90 terminated",
  ]);
});

test("COR-013 the ACK stops Timer G; repeated ACKs are absorbed until Timer I", () => {
  const { log } = transaction(false)
    .at(0, respond(405))
    .at(300, { kind: "ack" })
    .at(900, { kind: "ack" })
    .until(60_000);
  expect(log).toEqual(["0 send 405", "5300 terminated"]);
});

test.each([true, false])(
  "COR-027 Accepted absorbs the INVITE and hands over ACKs for Timer L (reliable: %s)",
  (reliable) => {
    const { log } = transaction(reliable)
      .at(10, respond(200))
      .at(500, { kind: "request" })
      .at(510, respond(200))
      .at(600, { kind: "ack" })
      .at(31_000, { kind: "request" })
      .until(60_000);
    expect(log).toEqual(["10 send 200", "510 send 200", "600 deliver", "32010 terminated"]);
  },
);

test("COR-027 a transport error ends nothing: the INVITE is still absorbed", () => {
  const { log } = transaction(false)
    .at(10, respond(200))
    .at(20, { kind: "transport-error" })
    .at(500, { kind: "request" })
    .until(60_000);
  expect(log).toEqual(["10 send 200", "20 transport-failed", "32010 terminated"]);
});
