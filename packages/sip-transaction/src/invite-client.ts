import { after, assertNever, type Instant, instant } from "@porchlight/kernel";
import type { Frame } from "@porchlight/sip-message";
import {
  type ClientEffect,
  type ClientEvent,
  deliver,
  send,
  terminated,
  timedOut,
  transportFailedAndTerminated,
} from "./client";
import { type Deadline, isDue, noEffects, type Step } from "./step";
import { timers } from "./timers";

export type InviteClientStateName = "calling" | "proceeding" | "accepted" | "completed" | "terminated";

/** As for other requests, and the ACK to a refusal. */
export type InviteClientEffect =
  | ClientEffect
  /** Build and send the ACK to the response of this event (RFC 3261 section 17.1.1.3). */
  | { readonly kind: "acknowledge" };

/** RFC 3261 section 17.1.1 with the Accepted state of RFC 6026. */
export interface InviteClientState extends Deadline {
  readonly name: InviteClientStateName;
  readonly reliable: boolean;
  /** The INVITE. */
  readonly frame: Frame;
  /** The present value of Timer A. */
  readonly intervalMs: number;
  /** When Timer B, D or M fires; undefined while the other party is being alerted. */
  readonly endsAt: Instant | undefined;
}

type InviteClientStep = Step<InviteClientState, InviteClientEffect>;

/** The machine for an INVITE, which it asks to send. */
export function inviteClient(reliable: boolean, frame: Frame, now: Instant): InviteClientStep {
  return { state: calling(reliable, frame, timers.A.first, after(now, timers.B), now), effects: send(frame) };
}

export function stepInviteClient(
  current: InviteClientState,
  event: ClientEvent,
  now: Instant,
): InviteClientStep {
  if (current.name === "terminated") return unchanged(current);
  switch (event.kind) {
    case "response":
      return response(current, event.status, now);
    case "timer":
      return isDue(current.deadlineAt, now) ? timer(current, now) : unchanged(current);
    case "transport-error":
      return current.name === "accepted" ? unchanged(current) : failed;
    default:
      return assertNever(event);
  }
}

function response(current: InviteClientState, status: number, now: Instant): InviteClientStep {
  const { name, reliable } = current;
  if (name === "accepted")
    return status >= 200 && status < 300 ? { state: current, effects: deliver } : unchanged(current);
  if (name === "completed")
    return status >= 300 ? { state: current, effects: acknowledge } : unchanged(current);
  if (status < 200)
    return { state: state("proceeding", reliable, "", 0, undefined, undefined), effects: deliver };
  if (status >= 300) return refused(reliable, now);
  const endsAt = after(now, timers.M);
  return { state: state("accepted", reliable, "", 0, endsAt, endsAt), effects: deliver };
}

function refused(reliable: boolean, now: Instant): InviteClientStep {
  const linger = timers.D(reliable);
  if (linger === 0) return acknowledged;
  const endsAt = after(now, linger);
  return { state: state("completed", reliable, "", 0, endsAt, endsAt), effects: deliverAndAcknowledge };
}

function timer(current: InviteClientState, now: Instant): InviteClientStep {
  const { name, reliable, frame, intervalMs, endsAt } = current;
  if (name !== "calling" || endsAt === undefined) return ended;
  if (isDue(endsAt, now)) return expired;
  return { state: calling(reliable, frame, timers.A.next(intervalMs), endsAt, now), effects: send(frame) };
}

const calling = (
  reliable: boolean,
  frame: Frame,
  intervalMs: number,
  endsAt: Instant,
  now: Instant,
): InviteClientState => {
  const resendAt = reliable ? endsAt : after(now, intervalMs);
  return state("calling", reliable, frame, intervalMs, endsAt, resendAt < endsAt ? resendAt : endsAt);
};

const unchanged = (current: InviteClientState): InviteClientStep => ({ state: current, effects: noEffects });

const state = (
  name: InviteClientStateName,
  reliable: boolean,
  frame: Frame,
  intervalMs: number,
  endsAt: Instant | undefined,
  deadlineAt: Instant | undefined,
): InviteClientState => ({ name, deadlineAt, reliable, frame, intervalMs, endsAt });

const acknowledge: readonly InviteClientEffect[] = [{ kind: "acknowledge" }];
const deliverAndAcknowledge: readonly InviteClientEffect[] = [{ kind: "deliver" }, { kind: "acknowledge" }];
const gone: InviteClientState = state("terminated", true, "", 0, instant(0), undefined);
const ended: InviteClientStep = { state: gone, effects: terminated };
const expired: InviteClientStep = { state: gone, effects: timedOut };
const failed: InviteClientStep = { state: gone, effects: transportFailedAndTerminated };
const acknowledged: InviteClientStep = {
  state: gone,
  effects: [...deliverAndAcknowledge, { kind: "terminated" }],
};
