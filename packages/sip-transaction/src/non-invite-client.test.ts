import { type Instant, instant } from "@porchlight/kernel";
import { describe, expect, test } from "vitest";
import { outcome, Timeline } from "../test/timeline";
import type { ClientEvent } from "./client";
import {
  type NonInviteClientState,
  type NonInviteClientStateName,
  nonInviteClient,
  stepNonInviteClient,
} from "./non-invite-client";

const response = (status: number): ClientEvent => ({ kind: "response", status });
const transaction = (reliable: boolean) =>
  new Timeline(nonInviteClient(reliable, "NOTIFY", instant(0)), stepNonInviteClient);

const events = {
  "1xx": response(100),
  "2xx": response(200),
  "4xx": response(481),
  "timer before its time": { kind: "timer" },
  "transport error": { kind: "transport-error" },
} as const satisfies Record<string, ClientEvent>;

const states: Record<NonInviteClientStateName, () => { state: NonInviteClientState; now: Instant }> = {
  trying: () => transaction(false).until(100),
  proceeding: () => transaction(false).at(100, response(100)),
  completed: () => transaction(false).at(100, response(200)),
  terminated: () => transaction(true).at(100, response(200)),
};

const table: Record<NonInviteClientStateName, Record<keyof typeof events, string>> = {
  trying: {
    "1xx": "proceeding: deliver",
    "2xx": "completed: deliver",
    "4xx": "completed: deliver",
    "timer before its time": "trying:",
    "transport error": "terminated: transport-failed terminated",
  },
  proceeding: {
    "1xx": "proceeding: deliver",
    "2xx": "completed: deliver",
    "4xx": "completed: deliver",
    "timer before its time": "proceeding:",
    "transport error": "terminated: transport-failed terminated",
  },
  completed: {
    "1xx": "completed:",
    "2xx": "completed:",
    "4xx": "completed:",
    "timer before its time": "completed:",
    "transport error": "terminated: terminated",
  },
  terminated: {
    "1xx": "terminated:",
    "2xx": "terminated:",
    "4xx": "terminated:",
    "timer before its time": "terminated:",
    "transport error": "terminated:",
  },
};

describe("COR-013 every state of the non-INVITE client transaction knows every event", () => {
  for (const [name, row] of Object.entries(table)) {
    test.each(Object.entries(row))(`${name}: %s`, (event, expected) => {
      const { state, now } = states[name as NonInviteClientStateName]();
      expect(outcome(stepNonInviteClient(state, events[event as keyof typeof events], now))).toBe(expected);
    });
  }
});

const sentAt = (log: readonly string[]): number[] =>
  log.filter((entry) => entry.endsWith("send NOTIFY")).map((entry) => Number.parseInt(entry, 10));

test("COR-012 over UDP Timer E doubles from T1 to T2 until Timer F", () => {
  const { log } = transaction(false).until(60_000);
  expect(sentAt(log)).toEqual([0, 500, 1500, 3500, 7500, 11_500, 15_500, 19_500, 23_500, 27_500, 31_500]);
  expect(log.slice(-2)).toEqual(["32000 timeout", "32000 terminated"]);
});

test("COR-012 after a provisional response Timer E fires once more and then runs for T2", () => {
  const { log } = transaction(false).at(600, response(100)).until(10_000);
  expect(sentAt(log)).toEqual([0, 500, 1500, 5500, 9500]);
});

test("COR-012 over a reliable transport it is sent once", () => {
  const { log } = transaction(true).until(60_000);
  expect(log).toEqual(["0 send NOTIFY", "32000 timeout", "32000 terminated"]);
});

test("COR-013 over UDP Timer K absorbs repeated final responses for T4", () => {
  const { log } = transaction(false).at(20, response(200)).at(4000, response(200)).until(9000);
  expect(log).toEqual(["0 send NOTIFY", "20 deliver", "5020 terminated"]);
});

test("COR-013 over a reliable transport Timer K is 0", () => {
  const { log, state } = transaction(true).at(20, response(200));
  expect(log).toEqual(["0 send NOTIFY", "20 deliver", "20 terminated"]);
  expect(state.deadlineAt).toBeUndefined();
});

test("a timer served late sends once, not once for each time missed", () => {
  const start = nonInviteClient(false, "NOTIFY", instant(0));
  const late = stepNonInviteClient(start.state, { kind: "timer" }, instant(20_000));
  expect(outcome(late)).toBe("trying: send NOTIFY");
  expect(late.state.deadlineAt).toBe(21_000);
});
