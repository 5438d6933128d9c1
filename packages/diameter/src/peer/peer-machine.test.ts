import { instant } from "@porchlight/kernel";
import { describe, expect, test } from "vitest";
import { patienceMs, reconnectMs, stepPeer } from "./peer-machine";
import type { PeerEvent, PeerState } from "./peer-state";

const at = instant(1_000_000);
const watchdogMs = 30_000;
const open = { name: "open", deadlineAt: at, watchdogMs, isProbed: false, isSuspect: false } as const;

const states = {
  closed: { name: "closed", deadlineAt: at, restsUntil: at },
  resting: { name: "closed", deadlineAt: undefined, restsUntil: instant(at + 1) },
  rested: { name: "closed", deadlineAt: undefined, restsUntil: at },
  connecting: { name: "connecting", deadlineAt: at },
  "waiting-cea": { name: "waiting-cea", deadlineAt: at, watchdogMs },
  open,
  probed: { ...open, isProbed: true },
  suspect: { ...open, isProbed: true, isSuspect: true },
  closing: { name: "closing", deadlineAt: at },
} satisfies Record<string, PeerState>;

const events = {
  start: { kind: "start" },
  wanted: { kind: "wanted" },
  connected: { kind: "connected", watchdogMs },
  disconnected: { kind: "disconnected" },
  "CEA 2001": { kind: "capabilities", verdict: "common" },
  "CEA 5010": { kind: "capabilities", verdict: "nothing-common" },
  "CEA 3010": { kind: "capabilities", verdict: "refused" },
  DWR: { kind: "watchdog-asked" },
  "DPR 0": { kind: "leaving", mayReturn: true },
  "DPR 2": { kind: "leaving", mayReturn: false },
  DPA: { kind: "left" },
  message: { kind: "heard" },
  stop: { kind: "stop" },
  timer: { kind: "timer" },
} as const satisfies Record<string, PeerEvent>;

const quiet = Object.fromEntries(Object.keys(events).map((name) => [name, "="])) as Record<
  keyof typeof events,
  string
>;

/** `=`: nothing happens. Else the next state and the effects; a closed one is `retry` or `rest`. */
const table: Record<keyof typeof states, Record<keyof typeof events, string>> = {
  closed: { ...quiet, start: "connecting: connect", timer: "connecting: connect" },
  resting: { ...quiet, start: "connecting: connect", wanted: "retry:" },
  rested: { ...quiet, start: "connecting: connect", wanted: "connecting: connect" },
  connecting: {
    ...quiet,
    connected: "waiting-cea: send-cer",
    disconnected: "retry:",
    stop: "rest: disconnect",
    timer: "retry: disconnect",
  },
  "waiting-cea": {
    ...quiet,
    disconnected: "retry:",
    "CEA 2001": "open: up",
    "CEA 5010": "retry: disconnect",
    "CEA 3010": "retry: disconnect",
    DWR: "retry: disconnect",
    "DPR 0": "retry: disconnect",
    "DPR 2": "retry: disconnect",
    DPA: "retry: disconnect",
    message: "retry: disconnect",
    stop: "rest: disconnect",
    timer: "retry: disconnect",
  },
  open: {
    ...quiet,
    disconnected: "retry: down",
    "CEA 2001": "open:",
    "CEA 5010": "open:",
    "CEA 3010": "open:",
    DWR: "open: send-dwa",
    "DPR 0": "retry: send-dpa disconnect down",
    "DPR 2": "rest: send-dpa disconnect down",
    DPA: "open:",
    message: "open:",
    stop: "closing: send-dpr down",
    timer: "probed: send-dwr",
  },
  probed: {
    ...quiet,
    disconnected: "retry: down",
    "CEA 2001": "open:",
    "CEA 5010": "open:",
    "CEA 3010": "open:",
    DWR: "open: send-dwa",
    "DPR 0": "retry: send-dpa disconnect down",
    "DPR 2": "rest: send-dpa disconnect down",
    DPA: "open:",
    message: "open:",
    stop: "closing: send-dpr down",
    timer: "suspect: down",
  },
  suspect: {
    ...quiet,
    disconnected: "retry: down",
    "CEA 2001": "open: up",
    "CEA 5010": "open: up",
    "CEA 3010": "open: up",
    DWR: "open: send-dwa up",
    "DPR 0": "retry: send-dpa disconnect down",
    "DPR 2": "rest: send-dpa disconnect down",
    DPA: "open: up",
    message: "open: up",
    stop: "closing: send-dpr down",
    timer: "retry: disconnect",
  },
  closing: {
    ...quiet,
    disconnected: "rest:",
    "DPR 0": "rest: send-dpa disconnect",
    "DPR 2": "rest: send-dpa disconnect",
    DPA: "rest: disconnect",
    timer: "rest: disconnect",
  },
};

function nameOf(state: PeerState): string {
  if (state.name === "closed") return state.deadlineAt === undefined ? "rest" : "retry";
  if (state.name !== "open") return state.name;
  return state.isSuspect ? "suspect" : state.isProbed ? "probed" : "open";
}

describe.each(Object.entries(states))("PRV-060 a peer that is %s", (name, state) => {
  const row = table[name as keyof typeof states];
  test.each(Object.entries(events))("hears %s", (heard, event) => {
    const expected = row[heard as keyof typeof events];
    const { state: next, effects } = stepPeer(state, event, at);
    if (expected === "=") expect({ next, effects }).toEqual({ next: state, effects: [] });
    else expect(`${nameOf(next)}:${effects.map((effect) => ` ${effect}`).join("")}`).toBe(expected);
  });
});

describe("times", () => {
  test("PRV-060 a connection is tried again after 30 seconds", () => {
    const { state } = stepPeer(states.open, { kind: "disconnected" }, at);
    expect(state).toMatchObject({ deadlineAt: at + reconnectMs });
  });

  test("PRV-060 whatever is heard puts the watchdog off", () => {
    const { state } = stepPeer(states.probed, { kind: "heard" }, at);
    expect(state).toMatchObject({ deadlineAt: at + watchdogMs, isProbed: false });
  });

  test("PRV-060 a CEA is not awaited for ever", () => {
    const { state } = stepPeer(states.connecting, { kind: "connected", watchdogMs }, at);
    expect(state).toMatchObject({ deadlineAt: at + patienceMs });
  });

  test("a timer before its time does nothing", () => {
    for (const state of Object.values(states)) {
      if (state.deadlineAt === undefined) continue;
      expect(stepPeer(state, { kind: "timer" }, instant(at - 1))).toEqual({ state, effects: [] });
    }
  });
});
