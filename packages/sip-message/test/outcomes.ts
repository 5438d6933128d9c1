import type { ParseOutcome, SipRequest, SipResponse } from "../src";
import { type Framing, parseMessage } from "../src";

export function requestIn(frame: Uint8Array, framing: Framing = "datagram"): SipRequest {
  const outcome = parseMessage(frame, framing);
  if (outcome.kind !== "message" || outcome.message.kind !== "request") throw unexpected(outcome);
  return outcome.message;
}

export function responseIn(frame: Uint8Array, framing: Framing = "datagram"): SipResponse {
  const outcome = parseMessage(frame, framing);
  if (outcome.kind !== "message" || outcome.message.kind !== "response") throw unexpected(outcome);
  return outcome.message;
}

/** The value of a success; a test fails on a refusal. */
export function accepted<Value>(result: { ok: true; value: Value } | { ok: false; error: unknown }): Value {
  if (!result.ok) throw new Error(`refused: ${String(result.error)}`);
  return result.value;
}

const unexpected = (outcome: ParseOutcome): Error =>
  new Error(`unexpected outcome ${outcome.kind}${"reason" in outcome ? `: ${outcome.reason}` : ""}`);
