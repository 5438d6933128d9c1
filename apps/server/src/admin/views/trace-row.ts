import type { Trace, TraceMessage, TraceTargetField } from "@porchlight/admin-api";
import { redacted, type Sight, summaryOf, type TracedMessage, type TraceTarget } from "@porchlight/sip-trace";
import type { OfficeTrace } from "../ports/traces";
import { instantText, instantTextOrNull } from "./instant-text";

/** A trace as the API shows it. */
export function traceRow({ id, recording, startedBy }: OfficeTrace): Trace {
  const { bounds, deadlineAt, end, madeRoom, messages, startedAt, target } = recording;
  return {
    id,
    target: targetRow(target),
    startedBy,
    startedAt: instantText(startedAt),
    endsAt: instantText(deadlineAt),
    endedAt: instantTextOrNull(end?.at),
    endedBecause: end?.why ?? null,
    messages: messages.length,
    madeRoom,
    limits: { messages: bounds.messages, octets: bounds.octets },
  };
}

const targetRow = (target: TraceTarget): TraceTargetField => ({ ...target });

/** One message in a line, made of what the reader may see of it. */
export function traceMessageRow(trace: OfficeTrace, message: TracedMessage, sight: Sight): TraceMessage {
  const { at, direction, flow, number, octets } = message;
  const summary = summaryOf(redacted(octets, sight));
  return {
    number,
    at: instantText(at),
    direction,
    near: trace.recording.isNear(flow.id),
    connection: flow.id,
    transport: flow.transport,
    remoteAddress: flow.remoteAddress,
    remotePort: flow.remotePort,
    localPort: flow.localPort,
    octets: octets.length,
    kind: summary.kind,
    method: summary.method ?? null,
    status: summary.status ?? null,
    reason: summary.reason ?? null,
    callId: summary.callId ?? null,
    cseq: summary.cseq ?? null,
    event: summary.event ?? null,
    contentType: summary.contentType ?? null,
  };
}
