import { fail, ok, type Result } from "@porchlight/kernel";
import { parseDate, parseDeltaSeconds } from "@porchlight/sip-message";
import { randomToken } from "../support/random-id";
import type { ReceivedMessage } from "./conversation-view";
import type { IncomingMessage, MessageAnswer } from "./message-exchange";
import { type TextContent, wrapperFacts } from "./read-content";

/** A text as it is kept and shown. */
export function receivedMessage(
  { from, header }: IncomingMessage,
  { text, wrapper }: TextContent,
  now: number,
): ReceivedMessage {
  const date = parseDate(header("date") ?? "");
  return {
    kind: "received",
    id: randomToken(10),
    text,
    at: now,
    ...(date === undefined ? {} : { sentAt: date }),
    ...(wrapper && wrapperFacts(wrapper, from)),
    isExpired: date !== undefined && isPast(header("expires"), date, now),
    unknownRequired: wrapper?.unknownRequired ?? [],
  };
}

/** 420 for a MESSAGE that needs an extension: none is known here (RFC 3261 §8.2.2.3). */
export function checkRequired({ header }: IncomingMessage): Result<undefined, MessageAnswer> {
  const required = header("require");
  return required === undefined
    ? ok(undefined)
    : fail({ status: 420, headers: [`Unsupported: ${required}`] });
}

/** Without a Date its time begins when it comes (RFC 3428 §7). */
function isPast(expires: string | undefined, date: number, now: number): boolean {
  const seconds = expires === undefined ? undefined : parseDeltaSeconds(expires);
  return seconds !== undefined && seconds > 0 && date + seconds * 1000 < now;
}
