import type { HeaderFields } from "../header-fields";
import { parseCSeq } from "../headers/cseq";
import { type NameAddress, parseNameAddress } from "../headers/name-address";
import { parseVia } from "../headers/via";
import type { SipRequest } from "../message";
import { isVisible } from "../text/characters";
import { firstElement } from "../text/split-list";
import type { RequestLine } from "./first-line";
import type { Limits } from "./limits";

/** The request, when all that every request needs is there and well-formed; else what is wrong (RFC 3261 section 8.1.1). */
export function readRequest(
  line: RequestLine,
  headers: HeaderFields,
  body: Uint8Array | string,
  bounds: Limits,
): SipRequest | string {
  const topVia = headers.first("via");
  if (topVia === undefined) return "no Via";
  const via = parseVia(firstElement(topVia));
  if (!via.ok) return via.error;
  // The magic cookie announces an identifier (RFC 3261 section 8.1.1.7, RFC 4475 section 3.2.1).
  if (via.value.branch?.length === 7 && via.value.branch.toLowerCase() === "z9hg4bk")
    return "Via branch is empty";
  const repeated = repeatedField(headers);
  if (repeated !== undefined) return repeated;
  const from = readAddress(headers, "from", bounds);
  if (typeof from === "string") return from;
  const to = readAddress(headers, "to", bounds);
  if (typeof to === "string") return to;
  const callId = headers.first("call-id");
  if (callId === undefined || !isCallId(callId, bounds)) return "missing or malformed Call-ID";
  const cseq = parseCSeq(headers.first("cseq") ?? "");
  if (!cseq.ok) return cseq.error;
  if (cseq.value.method !== line.method) return "CSeq method differs from the request's";
  if (typeof body === "string") return body;
  return {
    kind: "request",
    method: line.method,
    uri: line.uri,
    headers,
    body,
    via: via.value,
    from,
    to,
    callId,
    cseq: cseq.value,
  };
}

export const isCallId = (text: string, bounds: Limits): boolean =>
  text.length <= bounds.identifierLength && isVisible(text);

const singleFields = ["from", "to", "call-id", "cseq", "max-forwards"] as const;

/** Fields that are no lists must not be repeated (RFC 3261 section 7.3.1). */
function repeatedField(headers: HeaderFields): string | undefined {
  for (const name of singleFields) if (headers.isRepeated(name)) return `repeated ${name}`;
  return undefined;
}

function readAddress(headers: HeaderFields, name: "from" | "to", bounds: Limits): NameAddress | string {
  const text = headers.first(name);
  if (text === undefined) return `no ${name}`;
  const address = parseNameAddress(text);
  if (!address.ok) return `${name}: ${address.error}`;
  return (address.value.tag?.length ?? 0) > bounds.identifierLength ? `${name}: tag too long` : address.value;
}
