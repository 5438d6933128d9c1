import { after, assertNever, type Instant } from "@porchlight/kernel";
import type { OpenPeer, PeerEffect, PeerEvent, PeerState, PeerStep } from "./peer-state";

/** Tc of RFC 6733 section 12. */
export const reconnectMs = 30_000;
/** How long a transport, a CEA or a DPA is awaited. */
export const patienceMs = 10_000;

export const peerAtRest = (now: Instant): PeerState => ({
  name: "closed",
  deadlineAt: undefined,
  restsUntil: now,
});

/** One step of a peer that we connect to. */
export function stepPeer(state: PeerState, event: PeerEvent, now: Instant): PeerStep {
  switch (state.name) {
    case "closed":
      return stepClosed(state, event, now);
    case "connecting":
      return stepConnecting(state, event, now);
    case "waiting-cea":
      return stepWaiting(state, event, now);
    case "open":
      return stepOpen(state, event, now);
    case "closing":
      return stepClosing(state, event, now);
    default:
      return assertNever(state);
  }
}

const step = (state: PeerState, ...effects: PeerEffect[]): PeerStep => ({ state, effects });

const connecting = (now: Instant): PeerStep =>
  step({ name: "connecting", deadlineAt: after(now, patienceMs) }, "connect");

/** Tried again after Tc. */
const retried = (now: Instant): PeerState => ({
  name: "closed",
  deadlineAt: after(now, reconnectMs),
  restsUntil: after(now, reconnectMs),
});

/** Not tried again before there is something to send, and not before Tc either. */
const resting = (now: Instant): PeerState => ({
  name: "closed",
  deadlineAt: undefined,
  restsUntil: after(now, reconnectMs),
});

function stepClosed(state: Extract<PeerState, { name: "closed" }>, event: PeerEvent, now: Instant): PeerStep {
  switch (event.kind) {
    case "start":
      return connecting(now);
    case "wanted":
      if (state.deadlineAt !== undefined) return step(state);
      return state.restsUntil <= now ? connecting(now) : step({ ...state, deadlineAt: state.restsUntil });
    case "timer":
      return state.deadlineAt !== undefined && state.deadlineAt <= now ? connecting(now) : step(state);
    default:
      return step(state);
  }
}

function stepConnecting(
  state: Extract<PeerState, { name: "connecting" }>,
  event: PeerEvent,
  now: Instant,
): PeerStep {
  switch (event.kind) {
    case "connected": {
      const { watchdogMs } = event;
      return step({ name: "waiting-cea", deadlineAt: after(now, patienceMs), watchdogMs }, "send-cer");
    }
    case "disconnected":
      return step(retried(now));
    case "stop":
      return step(resting(now), "disconnect");
    case "timer":
      return state.deadlineAt <= now ? step(retried(now), "disconnect") : step(state);
    default:
      return step(state);
  }
}

function stepWaiting(
  state: Extract<PeerState, { name: "waiting-cea" }>,
  event: PeerEvent,
  now: Instant,
): PeerStep {
  switch (event.kind) {
    case "capabilities":
      if (event.verdict !== "common") return step(retried(now), "disconnect");
      return step(heard(state.watchdogMs, now), "up");
    case "disconnected":
      return step(retried(now));
    case "stop":
      return step(resting(now), "disconnect");
    case "timer":
      return state.deadlineAt <= now ? step(retried(now), "disconnect") : step(state);
    // Anything but a CEA is an error here (I-Rcv-Non-CEA).
    case "heard":
    case "watchdog-asked":
    case "leaving":
    case "left":
      return step(retried(now), "disconnect");
    default:
      return step(state);
  }
}

const heard = (watchdogMs: number, now: Instant): OpenPeer => ({
  name: "open",
  deadlineAt: after(now, watchdogMs),
  watchdogMs,
  isProbed: false,
  isSuspect: false,
});

function stepOpen(state: OpenPeer, event: PeerEvent, now: Instant): PeerStep {
  switch (event.kind) {
    case "heard":
    case "left":
    case "capabilities":
      return alive(state, now);
    case "watchdog-asked":
      return alive(state, now, "send-dwa");
    case "leaving":
      return step(event.mayReturn ? retried(now) : resting(now), "send-dpa", "disconnect", "down");
    case "disconnected":
      return step(retried(now), "down");
    case "stop":
      return step({ name: "closing", deadlineAt: after(now, patienceMs) }, "send-dpr", "down");
    case "timer":
      return state.deadlineAt <= now ? watchdog(state, now) : step(state);
    default:
      return step(state);
  }
}

/** Whatever is heard shows that the peer lives; one that was given up is used again. */
function alive(state: OpenPeer, now: Instant, ...answer: PeerEffect[]): PeerStep {
  return step(heard(state.watchdogMs, now), ...answer, ...(state.isSuspect ? (["up"] as const) : []));
}

/** The watchdog of RFC 3539: ask, go elsewhere, close. */
function watchdog(state: OpenPeer, now: Instant): PeerStep {
  const deadlineAt = after(now, state.watchdogMs);
  if (!state.isProbed) return step({ ...state, deadlineAt, isProbed: true }, "send-dwr");
  if (!state.isSuspect) return step({ ...state, deadlineAt, isSuspect: true }, "down");
  return step(retried(now), "disconnect");
}

function stepClosing(
  state: Extract<PeerState, { name: "closing" }>,
  event: PeerEvent,
  now: Instant,
): PeerStep {
  switch (event.kind) {
    case "left":
      return step(resting(now), "disconnect");
    case "disconnected":
      return step(resting(now));
    case "timer":
      return state.deadlineAt <= now ? step(resting(now), "disconnect") : step(state);
    case "leaving":
      return step(resting(now), "send-dpa", "disconnect");
    default:
      return step(state);
  }
}
