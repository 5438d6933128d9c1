import { parseNameAddress } from "../headers/name-address";
import { isNamedHost, parseVia, printVia, type Via } from "../headers/via";
import type { AnswerableRequest, SipRequest } from "../message";
import { oneLine } from "../text/one-line";
import { endOfElement } from "../text/split-list";
import { sameAddress, withoutBrackets } from "../uri/host";
import { reasonPhrase } from "./reason-phrase";
import { utf8Length } from "./utf8";

/** Where a message came from. */
export interface MessageSource {
  /** With or without brackets. */
  readonly address: string;
  readonly port: number;
}

/** What a response has beyond the fields it copies from its request. */
export interface ResponseOptions {
  /** The registered phrase when left out. */
  readonly reason?: string;
  /** Put on To when the request's To has none. */
  readonly toTag?: string | undefined;
  readonly headers?: readonly (readonly [name: string, value: string])[];
  readonly contentType?: string;
  readonly body?: string;
  /** Where the request came from, for `received` and `rport` in the top Via; left out over WebSocket. */
  readonly received?: MessageSource | undefined;
}

const copiedFields = [
  ["from", "From"],
  ["to", "To"],
  ["call-id", "Call-ID"],
  ["cseq", "CSeq"],
] as const;

/**
 * A response as text (RFC 3261 section 8.2.6). Total: whatever the request holds is copied as far as it is there, and
 * no value can end its line.
 */
export function buildResponse(
  request: SipRequest | AnswerableRequest,
  status: number,
  options: ResponseOptions = {},
): string {
  const { headers } = request;
  let text = `SIP/2.0 ${status} ${oneLine(options.reason ?? reasonPhrase(status))}\r\n`;
  let isTop = true;
  for (const via of headers.raw("via")) {
    text += `Via: ${oneLine(isTop && options.received !== undefined ? markedVia(via, options.received) : via)}\r\n`;
    isTop = false;
  }
  for (const [name, display] of copiedFields) {
    const value = headers.first(name);
    if (value === undefined) continue;
    const tag = name === "to" ? tagToAdd(request, value, options.toTag) : "";
    text += `${display}: ${oneLine(value + tag)}\r\n`;
  }
  // RFC 3261 section 8.2.6.1.
  const timestamp = status === 100 ? headers.first("timestamp") : undefined;
  if (timestamp !== undefined) text += `Timestamp: ${oneLine(timestamp)}\r\n`;
  return text + printTail(options);
}

/** Header fields, Content-Type, Content-Length, empty line and body. */
export function printTail(options: Pick<ResponseOptions, "headers" | "contentType" | "body">): string {
  let text = "";
  for (const [name, value] of options.headers ?? []) text += `${oneLine(name)}: ${oneLine(value)}\r\n`;
  const body = options.body ?? "";
  if (options.contentType !== undefined && body !== "")
    text += `Content-Type: ${oneLine(options.contentType)}\r\n`;
  return `${text}Content-Length: ${utf8Length(body)}\r\n\r\n${body}`;
}

/** The first Via row with `received` and `rport` in its first value (RFC 3261 section 18.2.1, RFC 3581 section 4). */
export function markedVia(row: string, source: MessageSource): string {
  const end = endOfElement(row, 0, false);
  const via = parseVia(row.slice(0, end).trim());
  if (!via.ok) return row;
  const marked = withSource(via.value, source);
  return marked === via.value ? row : printVia(marked) + row.slice(end);
}

function withSource(via: Via, source: MessageSource): Via {
  const address = withoutBrackets(source.address);
  if (via.rport === true) return { ...via, received: address, rport: source.port };
  if (isNamedHost(via) || !sameAddress(via.host, address)) return { ...via, received: address };
  // What the client wrote itself does not stand: the address is the one that was seen.
  return via.received === undefined ? via : { ...via, received: address };
}

function tagToAdd(request: SipRequest | AnswerableRequest, to: string, tag: string | undefined): string {
  if (tag === undefined || hasTag(request, to)) return "";
  return `;tag=${tag}`;
}

function hasTag(request: SipRequest | AnswerableRequest, to: string): boolean {
  if ("to" in request) return request.to.tag !== undefined;
  const address = parseNameAddress(to);
  return address.ok ? address.value.tag !== undefined : /;[ \t]*tag[ \t]*=/i.test(to);
}
