import { after, assertNever, type Instant, instant } from "@porchlight/kernel";
import type { Frame } from "@porchlight/sip-message";
import {
  deliver,
  provisionalDue,
  type ServerEffect,
  type ServerEvent,
  send,
  terminated,
  timedOut,
  transportFailed,
} from "./server";
import { type Deadline, isDue, noEffects, type Step } from "./step";
import { inviteProvisionalAfter, timers } from "./timers";

export type InviteServerStateName = "proceeding" | "accepted" | "completed" | "confirmed" | "terminated";

/** RFC 3261 section 17.2.1 with the Accepted state of RFC 6026. */
export interface InviteServerState extends Deadline {
  readonly name: InviteServerStateName;
  readonly reliable: boolean;
  /** The newest response that was sent; empty before the first. */
  readonly frame: Frame;
  /** The present value of Timer G. */
  readonly intervalMs: number;
  /** When Timer H, I or L fires; undefined before a final response. */
  readonly endsAt: Instant | undefined;
}

type InviteServerStep = Step<InviteServerState, ServerEffect>;

/** The machine for an INVITE that has just come. */
export function inviteServer(reliable: boolean, now: Instant): InviteServerStep {
  const deadlineAt = after(now, inviteProvisionalAfter);
  return { state: state("proceeding", reliable, "", 0, undefined, deadlineAt), effects: noEffects };
}

export function stepInviteServer(
  current: InviteServerState,
  event: ServerEvent,
  now: Instant,
): InviteServerStep {
  if (current.name === "terminated") return unchanged(current);
  switch (event.kind) {
    case "request":
      return request(current);
    case "respond":
      return respond(current, event.status, event.frame, now);
    case "ack":
      return ack(current, now);
    case "timer":
      return isDue(current.deadlineAt, now) ? timer(current, now) : unchanged(current);
    case "transport-error":
      // RFC 6026 section 7.1: the state stays, so that retransmissions of the INVITE are still absorbed.
      return { state: current, effects: transportFailed };
    default:
      return assertNever(event);
  }
}

function request(current: InviteServerState): InviteServerStep {
  const answers = current.name === "proceeding" || current.name === "completed";
  return answers && current.frame !== ""
    ? { state: current, effects: send(current.frame) }
    : unchanged(current);
}

function respond(current: InviteServerState, status: number, frame: Frame, now: Instant): InviteServerStep {
  const { name, reliable } = current;
  const isAcceptance = status >= 200 && status < 300;
  if (name === "accepted")
    return isAcceptance ? { state: current, effects: send(frame) } : unchanged(current);
  if (name !== "proceeding") return unchanged(current);
  if (status < 200)
    return { state: state("proceeding", reliable, frame, 0, undefined, undefined), effects: send(frame) };
  if (isAcceptance) {
    const endsAt = after(now, timers.L);
    return { state: state("accepted", reliable, "", 0, endsAt, endsAt), effects: send(frame) };
  }
  return { state: refused(reliable, frame, timers.G.first, after(now, timers.H), now), effects: send(frame) };
}

function ack(current: InviteServerState, now: Instant): InviteServerStep {
  if (current.name === "accepted") return { state: current, effects: deliver };
  if (current.name !== "completed") return unchanged(current);
  const linger = timers.I(current.reliable);
  if (linger === 0) return ended;
  const endsAt = after(now, linger);
  return { state: state("confirmed", current.reliable, "", 0, endsAt, endsAt), effects: noEffects };
}

function timer(current: InviteServerState, now: Instant): InviteServerStep {
  const { name, reliable, frame, intervalMs, endsAt } = current;
  if (endsAt === undefined) {
    return { state: state(name, reliable, frame, 0, undefined, undefined), effects: provisionalDue };
  }
  if (name !== "completed") return ended;
  if (isDue(endsAt, now)) return unacknowledged;
  return { state: refused(reliable, frame, timers.G.next(intervalMs), endsAt, now), effects: send(frame) };
}

const refused = (
  reliable: boolean,
  frame: Frame,
  intervalMs: number,
  endsAt: Instant,
  now: Instant,
): InviteServerState => {
  const resendAt = reliable ? endsAt : after(now, intervalMs);
  return state("completed", reliable, frame, intervalMs, endsAt, resendAt < endsAt ? resendAt : endsAt);
};

const unchanged = (current: InviteServerState): InviteServerStep => ({ state: current, effects: noEffects });

const state = (
  name: InviteServerStateName,
  reliable: boolean,
  frame: Frame,
  intervalMs: number,
  endsAt: Instant | undefined,
  deadlineAt: Instant | undefined,
): InviteServerState => ({ name, deadlineAt, reliable, frame, intervalMs, endsAt });

const gone: InviteServerState = state("terminated", true, "", 0, instant(0), undefined);
const ended: InviteServerStep = { state: gone, effects: terminated };
const unacknowledged: InviteServerStep = { state: gone, effects: timedOut };
