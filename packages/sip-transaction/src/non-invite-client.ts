import { after, assertNever, type Instant, instant } from "@porchlight/kernel";
import type { Frame } from "@porchlight/sip-message";
import {
  type ClientEffect,
  type ClientEvent,
  deliver,
  deliverAndTerminate,
  send,
  terminated,
  timedOut,
  transportFailedAndTerminated,
} from "./client";
import { type Deadline, isDue, noEffects, type Step } from "./step";
import { timers } from "./timers";

export type NonInviteClientStateName = "trying" | "proceeding" | "completed" | "terminated";

/** RFC 3261 section 17.1.2. */
export interface NonInviteClientState extends Deadline {
  readonly name: NonInviteClientStateName;
  readonly reliable: boolean;
  /** The request. */
  readonly frame: Frame;
  /** The present value of Timer E. */
  readonly intervalMs: number;
  /** When Timer F, or once completed Timer K, fires. */
  readonly endsAt: Instant;
}

type NonInviteClientStep = Step<NonInviteClientState, ClientEffect>;

/** The machine for a request, which it asks to send. */
export function nonInviteClient(reliable: boolean, frame: Frame, now: Instant): NonInviteClientStep {
  const endsAt = after(now, timers.F);
  return { state: waiting("trying", reliable, frame, timers.E.first, endsAt, now), effects: send(frame) };
}

export function stepNonInviteClient(
  current: NonInviteClientState,
  event: ClientEvent,
  now: Instant,
): NonInviteClientStep {
  if (current.name === "terminated") return unchanged(current);
  switch (event.kind) {
    case "response":
      return response(current, event.status, now);
    case "timer":
      return isDue(current.deadlineAt, now) ? timer(current, now) : unchanged(current);
    case "transport-error":
      return current.name === "completed" ? ended : failed;
    default:
      return assertNever(event);
  }
}

function response(current: NonInviteClientState, status: number, now: Instant): NonInviteClientStep {
  if (current.name === "completed") return unchanged(current);
  if (status >= 200) return complete(current, now);
  if (current.name === "proceeding") return { state: current, effects: deliver };
  const { reliable, frame, intervalMs, endsAt, deadlineAt } = current;
  return { state: state("proceeding", reliable, frame, intervalMs, endsAt, deadlineAt), effects: deliver };
}

function complete({ reliable }: NonInviteClientState, now: Instant): NonInviteClientStep {
  const linger = timers.K(reliable);
  if (linger === 0) return answered;
  const endsAt = after(now, linger);
  return { state: state("completed", reliable, "", 0, endsAt, endsAt), effects: deliver };
}

function timer(current: NonInviteClientState, now: Instant): NonInviteClientStep {
  const { name, reliable, frame, intervalMs, endsAt } = current;
  if (name === "completed") return ended;
  if (isDue(endsAt, now)) return expired;
  const next = name === "proceeding" ? timers.E.afterProvisional : timers.E.next(intervalMs);
  return { state: waiting(name, reliable, frame, next, endsAt, now), effects: send(frame) };
}

const waiting = (
  name: NonInviteClientStateName,
  reliable: boolean,
  frame: Frame,
  intervalMs: number,
  endsAt: Instant,
  now: Instant,
): NonInviteClientState => {
  const resendAt = reliable ? endsAt : after(now, intervalMs);
  return state(name, reliable, frame, intervalMs, endsAt, resendAt < endsAt ? resendAt : endsAt);
};

const unchanged = (current: NonInviteClientState): NonInviteClientStep => ({
  state: current,
  effects: noEffects,
});

const state = (
  name: NonInviteClientStateName,
  reliable: boolean,
  frame: Frame,
  intervalMs: number,
  endsAt: Instant,
  deadlineAt: Instant | undefined,
): NonInviteClientState => ({ name, deadlineAt, reliable, frame, intervalMs, endsAt });

const gone: NonInviteClientState = state("terminated", true, "", 0, instant(0), undefined);
const answered: NonInviteClientStep = { state: gone, effects: deliverAndTerminate };
const ended: NonInviteClientStep = { state: gone, effects: terminated };
const expired: NonInviteClientStep = { state: gone, effects: timedOut };
const failed: NonInviteClientStep = { state: gone, effects: transportFailedAndTerminated };
