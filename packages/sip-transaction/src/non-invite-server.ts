import { after, assertNever, type Instant, instant } from "@porchlight/kernel";
import type { Frame } from "@porchlight/sip-message";
import {
  provisionalDue,
  type ServerEffect,
  type ServerEvent,
  send,
  sendAndTerminate,
  terminated,
  timedOut,
  transportFailedAndTerminated,
} from "./server";
import { type Deadline, isDue, noEffects, type Step } from "./step";
import { abandonedAfter, nonInviteProvisionalAfter, timers } from "./timers";

export type NonInviteServerStateName = "trying" | "proceeding" | "completed" | "terminated";

/** RFC 3261 section 17.2.2 with the provisional responses of RFC 4320. */
export interface NonInviteServerState extends Deadline {
  readonly name: NonInviteServerStateName;
  readonly reliable: boolean;
  readonly startedAt: Instant;
  /** The newest response that was sent; empty before the first. */
  readonly frame: Frame;
}

type NonInviteServerStep = Step<NonInviteServerState, ServerEffect>;

/** The machine for a request that has just come. */
export function nonInviteServer(reliable: boolean, now: Instant): NonInviteServerStep {
  return {
    state: state("trying", reliable, now, "", after(now, nonInviteProvisionalAfter)),
    effects: noEffects,
  };
}

export function stepNonInviteServer(
  current: NonInviteServerState,
  event: ServerEvent,
  now: Instant,
): NonInviteServerStep {
  if (current.name === "terminated") return unchanged(current);
  switch (event.kind) {
    case "request":
      return current.frame === "" ? unchanged(current) : { state: current, effects: send(current.frame) };
    case "respond":
      return respond(current, event.status, event.frame, now);
    case "ack":
      return unchanged(current);
    case "timer":
      return isDue(current.deadlineAt, now) ? timer(current, now) : unchanged(current);
    case "transport-error":
      return { state: gone, effects: transportFailedAndTerminated };
    default:
      return assertNever(event);
  }
}

function respond(
  current: NonInviteServerState,
  status: number,
  frame: Frame,
  now: Instant,
): NonInviteServerStep {
  if (current.name === "completed") return unchanged(current);
  if (status < 200) return provisional(current, status, frame, now);
  // RFC 4320 section 4.2: 408 is never sent; without an answer in time there is none.
  if (status === 408) return unchanged(current);
  const { reliable, startedAt } = current;
  const linger = timers.J(reliable);
  if (linger === 0) return { state: gone, effects: sendAndTerminate(frame) };
  return { state: state("completed", reliable, startedAt, frame, after(now, linger)), effects: send(frame) };
}

/** RFC 4320 section 4.1: nothing but 100, and over UDP not before the client's Timer E has reached T2. */
function provisional(
  current: NonInviteServerState,
  status: number,
  frame: Frame,
  now: Instant,
): NonInviteServerStep {
  const { reliable, startedAt } = current;
  const isTooEarly = !reliable && now < after(startedAt, nonInviteProvisionalAfter);
  if (status !== 100 || isTooEarly) return unchanged(current);
  const next = state("proceeding", reliable, startedAt, frame, after(startedAt, abandonedAfter));
  return { state: next, effects: send(frame) };
}

function timer(current: NonInviteServerState, now: Instant): NonInviteServerStep {
  if (current.name === "completed") return { state: gone, effects: terminated };
  const abandonAt = after(current.startedAt, abandonedAfter);
  if (isDue(abandonAt, now)) return { state: gone, effects: timedOut };
  const { name, reliable, startedAt, frame } = current;
  return { state: state(name, reliable, startedAt, frame, abandonAt), effects: provisionalDue };
}

const unchanged = (current: NonInviteServerState): NonInviteServerStep => ({
  state: current,
  effects: noEffects,
});

const state = (
  name: NonInviteServerStateName,
  reliable: boolean,
  startedAt: Instant,
  frame: Frame,
  deadlineAt: Instant | undefined,
): NonInviteServerState => ({ name, deadlineAt, reliable, startedAt, frame });

const gone: NonInviteServerState = state("terminated", true, instant(0), "", undefined);
