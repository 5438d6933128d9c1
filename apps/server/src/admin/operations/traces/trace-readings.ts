import type { TraceMessageDetail } from "@porchlight/admin-api";
import { ok, type Result, saidIn } from "@porchlight/kernel";
import {
  type MessageSummary,
  messageFault,
  pcapngBlocks,
  printableText,
  redacted,
  type Sight,
  summaryOf,
  type TracedMessage,
  textParts,
} from "@porchlight/sip-trace";
import { unifiedDiff } from "@porchlight/xdm";
import type { OfficeTrace } from "../../ports/traces";
import { type Problem, refuse } from "../../problem";
import { say } from "../../sayings";
import { instantText } from "../../views/instant-text";
import { traceMessageRow, traceRow } from "../../views/trace-row";

/** Messages after one that is known, as a window. */
export function traceWindow(trace: OfficeTrace, { after, limit }: Window, sight: Sight) {
  const { messages } = trace.recording;
  const later = messages.filter(({ number }) => number > after);
  return {
    trace: traceRow(trace),
    items: later.slice(0, limit).map((message) => traceMessageRow(trace, message, sight)),
    more: later.length > limit,
  };
}

interface Window {
  readonly after: number;
  readonly limit: number;
}

/** One message, and how it differs from the one before that is like it. */
export function traceMessageDetail(
  trace: OfficeTrace,
  number: number,
  sight: Sight,
): Result<TraceMessageDetail, Problem> {
  const { messages } = trace.recording;
  const index = messages.findIndex((message) => message.number === number);
  const message = messages[index];
  if (message === undefined)
    return refuse("trace-message-not-found", say("names-no-trace-message"), "number");
  const previous = previousOf(messages.slice(0, index), message);
  return ok({
    ...traceMessageRow(trace, message, sight),
    text: textOf(message, sight),
    contentWithheld: sight === "structure",
    fault: faultRow(message),
    previous: previous === undefined ? null : comparedWith(previous, message, sight),
  });
}

function faultRow(message: TracedMessage): TraceMessageDetail["fault"] {
  const fault = messageFault(message);
  return fault === undefined ? null : { reason: fault.text, said: saidIn(fault) };
}

/** The last one before of the same call, way, kind and method: a NOTIFY is compared with the NOTIFY before. */
function previousOf(before: readonly TracedMessage[], message: TracedMessage): TracedMessage | undefined {
  const summary = summaryOf(message.octets);
  if (summary.callId === undefined) return undefined;
  return before.findLast(
    ({ direction, octets }) => direction === message.direction && isLike(summaryOf(octets), summary),
  );
}

const isLike = (one: MessageSummary, other: MessageSummary): boolean =>
  one.callId === other.callId && one.kind === other.kind && one.method === other.method;

const comparedWith = (previous: TracedMessage, message: TracedMessage, sight: Sight) => ({
  number: previous.number,
  diff: unifiedDiff(
    { name: `message ${previous.number}`, text: textOf(previous, sight) },
    { name: `message ${message.number}`, text: textOf(message, sight) },
  ),
});

const textOf = ({ octets }: TracedMessage, sight: Sight): string => printableText(redacted(octets, sight));

/** The whole trace as a file. */
export const traceFiles = {
  pcapng: {
    contentType: "application/x-pcapng",
    extension: "pcapng",
    parts: (messages: Iterable<TracedMessage>): Iterable<Uint8Array> => pcapngBlocks("Porchlight", messages),
  },
  text: {
    contentType: "text/plain; charset=utf-8",
    extension: "txt",
    parts: (messages: Iterable<TracedMessage>): Iterable<string> => textParts(messages, instantText),
  },
} as const;

/** Messages as somebody may see them. */
export function* asSeen(messages: readonly TracedMessage[], sight: Sight): IterableIterator<TracedMessage> {
  for (const message of messages) yield { ...message, octets: redacted(message.octets, sight) };
}
