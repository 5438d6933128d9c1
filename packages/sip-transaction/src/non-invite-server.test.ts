import { type Instant, instant } from "@porchlight/kernel";
import { describe, expect, test } from "vitest";
import { outcome, Timeline } from "../test/timeline";
import {
  type NonInviteServerState,
  type NonInviteServerStateName,
  nonInviteServer,
  stepNonInviteServer,
} from "./non-invite-server";
import type { ServerEvent } from "./server";

const respond = (status: number): ServerEvent => ({ kind: "respond", status, frame: `${status}` });
const transaction = (reliable: boolean) =>
  new Timeline(nonInviteServer(reliable, instant(0)), stepNonInviteServer);

const events = {
  "the request again": { kind: "request" },
  "100 from the user": respond(100),
  "183 from the user": respond(183),
  "200 from the user": respond(200),
  "408 from the user": respond(408),
  ACK: { kind: "ack" },
  "timer before its time": { kind: "timer" },
  "transport error": { kind: "transport-error" },
} as const satisfies Record<string, ServerEvent>;

const states: Record<NonInviteServerStateName, () => { state: NonInviteServerState; now: Instant }> = {
  trying: () => transaction(false).until(3600),
  proceeding: () => transaction(false).at(3600, respond(100)),
  completed: () => transaction(false).at(3600, { kind: "respond", status: 404, frame: "404" }),
  terminated: () => transaction(true).at(3600, respond(200)),
};

const table: Record<NonInviteServerStateName, Record<keyof typeof events, string>> = {
  trying: {
    "the request again": "trying:",
    "100 from the user": "proceeding: send 100",
    "183 from the user": "trying:",
    "200 from the user": "completed: send 200",
    "408 from the user": "trying:",
    ACK: "trying:",
    "timer before its time": "trying:",
    "transport error": "terminated: transport-failed terminated",
  },
  proceeding: {
    "the request again": "proceeding: send 100",
    "100 from the user": "proceeding: send 100",
    "183 from the user": "proceeding:",
    "200 from the user": "completed: send 200",
    "408 from the user": "proceeding:",
    ACK: "proceeding:",
    "timer before its time": "proceeding:",
    "transport error": "terminated: transport-failed terminated",
  },
  completed: {
    "the request again": "completed: send 404",
    "100 from the user": "completed:",
    "183 from the user": "completed:",
    "200 from the user": "completed:",
    "408 from the user": "completed:",
    ACK: "completed:",
    "timer before its time": "completed:",
    "transport error": "terminated: transport-failed terminated",
  },
  terminated: {
    "the request again": "terminated:",
    "100 from the user": "terminated:",
    "183 from the user": "terminated:",
    "200 from the user": "terminated:",
    "408 from the user": "terminated:",
    ACK: "terminated:",
    "timer before its time": "terminated:",
    "transport error": "terminated:",
  },
};

describe("COR-013 every state of the non-INVITE server transaction knows every event", () => {
  for (const [name, row] of Object.entries(table)) {
    test.each(Object.entries(row))(`${name}: %s`, (event, expected) => {
      const { state, now } = states[name as NonInviteServerStateName]();
      expect(outcome(stepNonInviteServer(state, events[event as keyof typeof events], now))).toBe(expected);
    });
  }
});

describe("the non-INVITE server transaction over UDP", () => {
  test("COR-012 a retransmitted request gets the final response again, for 64·T1 (Timer J)", () => {
    const { log } = transaction(false)
      .at(10, respond(200))
      .at(500, { kind: "request" })
      .at(32_009, { kind: "request" })
      .until(40_000);
    expect(log).toEqual(["10 send 200", "500 send 200", "32009 send 200", "32010 terminated"]);
  });

  test("COR-026 100 is due after 3.5 s and not sent before", () => {
    const { log } = transaction(false).at(3499, respond(100)).until(3500);
    expect(log).toEqual(["3500 provisional-due"]);
    expect(transaction(false).at(3500, respond(100)).log).toContain("3500 send 100");
  });

  test("COR-026 a final response after 5 s follows the 100", () => {
    const { log } = transaction(false).until(3500).at(3500, respond(100)).at(5000, respond(200));
    expect(log).toEqual(["3500 provisional-due", "3500 send 100", "5000 send 200"]);
  });
});

describe("the non-INVITE server transaction over a reliable transport", () => {
  test("COR-013 Timer J is 0: the final response ends it", () => {
    const { log, state } = transaction(true).at(10, respond(200));
    expect(log).toEqual(["10 send 200", "10 terminated"]);
    expect(state.deadlineAt).toBeUndefined();
  });

  test("COR-026 100 may go at any time and is due after 3.5 s", () => {
    expect(transaction(true).at(5, respond(100)).log).toEqual(["5 send 100"]);
    expect(transaction(true).until(3500).log).toEqual(["3500 provisional-due"]);
  });
});

test.each([true, false])(
  "COR-026 without an answer it ends silently after 64·T1, no 408 (reliable: %s)",
  (reliable) => {
    const { log } = transaction(reliable).at(31_000, respond(408)).until(60_000);
    expect(log).toEqual(["3500 provisional-due", "32000 timeout", "32000 terminated"]);
  },
);

test("COR-026 an answer after the end is not sent", () => {
  const { log } = transaction(false).until(32_000).at(32_001, respond(200));
  expect(log.at(-1)).toBe("32000 terminated");
});
