import type { Saying } from "@porchlight/kernel";
import type { HeaderFields } from "../header-fields";
import { salvageVia } from "../headers/via";
import type { AnswerableRequest, ParseOutcome } from "../message";
import { say } from "../sayings";
import { decodeUtf8, decodeUtf8Lossy } from "../serialize/utf8";
import { firstElement } from "../text/split-list";
import { cutBody, type Framing } from "./body";
import { parseRequestLine, startsLikeResponse } from "./first-line";
import { splitHead } from "./head";
import { type Limits, limits } from "./limits";
import { indexOfEmptyLine, skipLineBreaks } from "./octets";
import { readRequest } from "./request";
import { readResponse } from "./response";

/**
 * Reads one datagram, WebSocket message or stream frame. Only the first line, the top Via, From, To, Call-ID, CSeq and
 * Content-Length are checked; all else is read when asked for. Total: any octets give an outcome.
 */
export function parseMessage(frame: Uint8Array, framing: Framing, bounds: Limits = limits): ParseOutcome {
  const start = skipLineBreaks(frame, 0);
  if (start === frame.length) return { kind: "keep-alive", ping: start >= 4 };
  const { text, end, fault } = decodeHead(frame, start, bounds);
  const head = splitHead(text, bounds);
  const headFault = fault ?? head.fault;
  const body = cutBody(head.headers, frame.subarray(end), framing);
  const isTooLarge = frame.length > bounds.messageOctets;
  if (startsLikeResponse(head.firstLine)) {
    if (isTooLarge) return { kind: "drop", reason: say("sip-message-too-large") };
    return headFault === undefined ? readResponse(head, body, bounds) : { kind: "drop", reason: headFault };
  }
  const line = parseRequestLine(head.firstLine, bounds);
  if (line === undefined) return { kind: "drop", reason: say("sip-not-a-message") };
  if (frame.length > bounds.messageOctets)
    return refusal(413, say("sip-message-too-large"), line.method, head.headers);
  if (line.isOtherVersion) return refusal(505, say("sip-other-version"), line.method, head.headers);
  const lineFault = headFault ?? line.fault;
  if (lineFault !== undefined) return refusal(400, lineFault, line.method, head.headers);
  const request = readRequest(line, head.headers, body, bounds);
  return request.ok
    ? { kind: "message", message: request.value }
    : refusal(400, request.error, line.method, head.headers);
}

/** The part of a request that an error response copies; undefined when it must not or cannot be answered. */
export function answerableRequest(method: string, headers: HeaderFields): AnswerableRequest | undefined {
  // There is no response to an ACK (RFC 3261 section 17.1.1.3).
  if (method === "ACK") return undefined;
  const via = salvageVia(firstElement(headers.first("via") ?? ""));
  return via === undefined ? undefined : { method, headers, via };
}

function refusal(
  status: 400 | 413 | 505,
  reason: Saying,
  method: string,
  headers: HeaderFields,
): ParseOutcome {
  const request = answerableRequest(method, headers);
  return request === undefined ? { kind: "drop", reason } : { kind: "answerable", status, reason, request };
}

/** The head as text, where the body starts, and what keeps the head from being one. */
function decodeHead(
  frame: Uint8Array,
  start: number,
  bounds: Limits,
): { readonly text: string; readonly end: number; readonly fault: Saying | undefined } {
  const latest = Math.min(frame.length, start + bounds.headOctets);
  const emptyLine = indexOfEmptyLine(frame, start, latest);
  const octets = frame.subarray(start, emptyLine === -1 ? latest : emptyLine);
  const end = emptyLine === -1 ? frame.length : emptyLine + 4;
  const text = decodeUtf8(octets);
  if (text === undefined) return { text: decodeUtf8Lossy(octets), end, fault: say("sip-head-not-utf-8") };
  if (emptyLine !== -1) return { text, end, fault: undefined };
  return {
    text,
    end,
    fault: latest < frame.length ? say("sip-head-too-large") : say("sip-head-without-end"),
  };
}
