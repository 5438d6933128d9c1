import { type Instant, instant } from "@porchlight/kernel";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { ClientEvent } from "./client";
import { inviteClient, stepInviteClient } from "./invite-client";
import { inviteServer, stepInviteServer } from "./invite-server";
import { nonInviteClient, stepNonInviteClient } from "./non-invite-client";
import { nonInviteServer, stepNonInviteServer } from "./non-invite-server";
import type { ServerEvent } from "./server";
import type { Step } from "./step";

const status = fc.integer({ min: 100, max: 699 });
const serverEvents: fc.Arbitrary<ServerEvent> = fc.oneof(
  fc.constant<ServerEvent>({ kind: "request" }),
  fc.constant<ServerEvent>({ kind: "ack" }),
  fc.constant<ServerEvent>({ kind: "timer" }),
  fc.constant<ServerEvent>({ kind: "transport-error" }),
  status.map((each): ServerEvent => ({ kind: "respond", status: each, frame: String(each) })),
);
const clientEvents: fc.Arbitrary<ClientEvent> = fc.oneof(
  fc.constant<ClientEvent>({ kind: "timer" }),
  fc.constant<ClientEvent>({ kind: "transport-error" }),
  status.map((each): ClientEvent => ({ kind: "response", status: each })),
);
const script = <Event>(events: fc.Arbitrary<Event>) =>
  fc.record({
    reliable: fc.boolean(),
    happenings: fc.array(fc.tuple(fc.integer({ min: 0, max: 9000 }), events), { maxLength: 30 }),
  });

interface Timed {
  readonly name: string;
  readonly deadlineAt: Instant | undefined;
}

const effectKinds = new Set([
  "send",
  "deliver",
  "acknowledge",
  "provisional-due",
  "timeout",
  "transport-failed",
  "terminated",
]);

/** Runs a script, then gives a last answer and lets the time pass; checks the laws of all machines on the way. */
function obey<State extends Timed, Event>(
  start: Step<State, { readonly kind: string }>,
  step: (
    state: State,
    event: Event | { kind: "timer" },
    now: Instant,
  ) => Step<State, { readonly kind: string }>,
  happenings: readonly (readonly [number, Event])[],
  lastAnswer: Event,
): void {
  let { state } = start;
  let now = instant(0);
  let endings = 0;
  const apply = (event: Event | { kind: "timer" }): void => {
    const wasOver = state.name === "terminated";
    const next = step(state, event, now);
    for (const { kind } of next.effects) expect(effectKinds).toContain(kind);
    if (wasOver) expect(next.effects).toEqual([]);
    const isOver = next.effects.at(-1)?.kind === "terminated";
    expect(isOver).toBe(!wasOver && next.state.name === "terminated");
    if (isOver) endings += 1;
    if (next.state.deadlineAt !== undefined) expect(next.state.deadlineAt).toBeGreaterThanOrEqual(now);
    state = next.state;
  };
  const pass = (end: number): void => {
    let fired = 0;
    while (state.deadlineAt !== undefined && state.deadlineAt <= end) {
      now = state.deadlineAt;
      apply({ kind: "timer" });
      expect(++fired).toBeLessThan(100);
    }
    now = instant(end);
  };
  for (const [wait, event] of happenings) {
    pass(now + wait);
    apply(event);
  }
  apply(lastAnswer);
  pass(now + 200_000);
  expect(state.name).toBe("terminated");
  expect(endings).toBe(1);
}

const answer: ServerEvent = { kind: "respond", status: 200, frame: "200" };
const answered: ClientEvent = { kind: "response", status: 200 };

describe("COR-013 whatever happens, it ends once and in time", () => {
  test("non-INVITE server", () => {
    fc.assert(
      fc.property(script(serverEvents), ({ reliable, happenings }) =>
        obey(nonInviteServer(reliable, instant(0)), stepNonInviteServer, happenings, answer),
      ),
    );
  });

  test("INVITE server", () => {
    fc.assert(
      fc.property(script(serverEvents), ({ reliable, happenings }) =>
        obey(inviteServer(reliable, instant(0)), stepInviteServer, happenings, answer),
      ),
    );
  });

  test("non-INVITE client", () => {
    fc.assert(
      fc.property(script(clientEvents), ({ reliable, happenings }) =>
        obey(nonInviteClient(reliable, "NOTIFY", instant(0)), stepNonInviteClient, happenings, answered),
      ),
    );
  });

  test("INVITE client", () => {
    fc.assert(
      fc.property(script(clientEvents), ({ reliable, happenings }) =>
        obey(inviteClient(reliable, "INVITE", instant(0)), stepInviteClient, happenings, answered),
      ),
    );
  });
});

test("COR-026 no script makes a non-INVITE server send 408, a provisional other than 100, or two final responses", () => {
  fc.assert(
    fc.property(script(serverEvents), ({ reliable, happenings }) => {
      let { state } = nonInviteServer(reliable, instant(0));
      let now = 0;
      const finals = new Set<string>();
      for (const [wait, event] of happenings) {
        now += wait;
        const next = stepNonInviteServer(state, event, instant(now));
        state = next.state;
        for (const effect of next.effects) {
          if (effect.kind !== "send") continue;
          expect(effect.frame).not.toBe("408");
          const frame = String(effect.frame);
          if (frame >= "200") finals.add(frame);
          else expect(frame).toBe("100");
        }
      }
      expect(finals.size).toBeLessThanOrEqual(1);
    }),
  );
});
