import { type Instant, instant } from "@porchlight/kernel";
import { describe, expect, test } from "vitest";
import { outcome, Timeline } from "../test/timeline";
import type { ClientEvent } from "./client";
import {
  type InviteClientState,
  type InviteClientStateName,
  inviteClient,
  stepInviteClient,
} from "./invite-client";

const response = (status: number): ClientEvent => ({ kind: "response", status });
const transaction = (reliable: boolean) =>
  new Timeline(inviteClient(reliable, "INVITE", instant(0)), stepInviteClient);

const events = {
  "1xx": response(180),
  "2xx": response(200),
  "4xx": response(486),
  "timer before its time": { kind: "timer" },
  "transport error": { kind: "transport-error" },
} as const satisfies Record<string, ClientEvent>;

const states: Record<InviteClientStateName, () => { state: InviteClientState; now: Instant }> = {
  calling: () => transaction(false).until(100),
  proceeding: () => transaction(false).at(100, response(100)),
  accepted: () => transaction(false).at(100, response(200)),
  completed: () => transaction(false).at(100, response(404)),
  terminated: () => transaction(true).at(100, response(404)),
};

const table: Record<InviteClientStateName, Record<keyof typeof events, string>> = {
  calling: {
    "1xx": "proceeding: deliver",
    "2xx": "accepted: deliver",
    "4xx": "completed: deliver acknowledge",
    "timer before its time": "calling:",
    "transport error": "terminated: transport-failed terminated",
  },
  proceeding: {
    "1xx": "proceeding: deliver",
    "2xx": "accepted: deliver",
    "4xx": "completed: deliver acknowledge",
    "timer before its time": "proceeding:",
    "transport error": "terminated: transport-failed terminated",
  },
  accepted: {
    "1xx": "accepted:",
    "2xx": "accepted: deliver",
    "4xx": "accepted:",
    "timer before its time": "accepted:",
    "transport error": "accepted:",
  },
  completed: {
    "1xx": "completed:",
    "2xx": "completed:",
    "4xx": "completed: acknowledge",
    "timer before its time": "completed:",
    "transport error": "terminated: transport-failed terminated",
  },
  terminated: {
    "1xx": "terminated:",
    "2xx": "terminated:",
    "4xx": "terminated:",
    "timer before its time": "terminated:",
    "transport error": "terminated:",
  },
};

describe("COR-013 every state of the INVITE client transaction knows every event", () => {
  for (const [name, row] of Object.entries(table)) {
    test.each(Object.entries(row))(`${name}: %s`, (event, expected) => {
      const { state, now } = states[name as InviteClientStateName]();
      expect(outcome(stepInviteClient(state, events[event as keyof typeof events], now))).toBe(expected);
    });
  }
});

test("COR-012 over UDP Timer A doubles without a cap until Timer B", () => {
  const { log } = transaction(false).until(60_000);
  expect(log).toEqual([
    ...[0, 500, 1500, 3500, 7500, 15_500, 31_500].map((at) => `${at} send INVITE`),
    "32000 timeout",
    "32000 terminated",
  ]);
});

test("COR-012 over a reliable transport it is sent once", () => {
  expect(transaction(true).until(60_000).log).toEqual(["0 send INVITE", "32000 timeout", "32000 terminated"]);
});

test("COR-013 a provisional response stops Timers A and B", () => {
  const { log } = transaction(false).at(100, response(180)).until(600_000).at(600_000, response(200));
  expect(log).toEqual(["0 send INVITE", "100 deliver", "600000 deliver"]);
});

test("COR-013 a refusal is acknowledged each time it comes, until Timer D", () => {
  const { log } = transaction(false).at(100, response(486)).at(600, response(486)).until(60_000);
  expect(log).toEqual([
    "0 send INVITE",
    "100 deliver",
    "100 acknowledge",
    "600 acknowledge",
    "32100 terminated",
  ]);
});

test("COR-013 over a reliable transport Timer D is 0", () => {
  const { log } = transaction(true).at(100, response(486));
  expect(log).toEqual(["0 send INVITE", "100 deliver", "100 acknowledge", "100 terminated"]);
});

test.each([true, false])(
  "COR-027 2xx of every branch are handed over until Timer M (reliable: %s)",
  (reliable) => {
    const { log } = transaction(reliable).at(100, response(200)).at(30_000, response(200)).until(60_000);
    expect(log).toEqual(["0 send INVITE", "100 deliver", "30000 deliver", "32100 terminated"]);
  },
);
