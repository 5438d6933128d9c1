import { fail, ok, type Result, type Saying } from "@porchlight/kernel";
import type { HeaderFields } from "../header-fields";
import { parseCSeq } from "../headers/cseq";
import { type NameAddress, parseNameAddress } from "../headers/name-address";
import { parseVia } from "../headers/via";
import type { SipRequest } from "../message";
import { say } from "../sayings";
import { isVisible } from "../text/characters";
import { firstElement } from "../text/split-list";
import type { RequestLine } from "./first-line";
import type { Limits } from "./limits";

/** The request, when all that every request needs is there and well-formed; else what is wrong (RFC 3261 section 8.1.1). */
export function readRequest(
  line: RequestLine,
  headers: HeaderFields,
  body: Result<Uint8Array, Saying>,
  bounds: Limits,
): Result<SipRequest, Saying> {
  const topVia = headers.first("via");
  if (topVia === undefined) return fail(say("sip-field-missing", { field: "Via" }));
  const via = parseVia(firstElement(topVia));
  if (!via.ok) return via;
  // The magic cookie announces an identifier (RFC 3261 section 8.1.1.7, RFC 4475 section 3.2.1).
  if (via.value.branch?.length === 7 && via.value.branch.toLowerCase() === "z9hg4bk")
    return fail(say("sip-via-branch-empty"));
  const repeated = repeatedField(headers);
  if (repeated !== undefined) return fail(say("sip-field-repeated", { field: repeated }));
  const from = readAddress(headers, "From", bounds);
  if (!from.ok) return from;
  const to = readAddress(headers, "To", bounds);
  if (!to.ok) return to;
  const callId = headers.first("call-id");
  if (callId === undefined || !isCallId(callId, bounds)) return fail(say("sip-call-id-missing"));
  const cseq = parseCSeq(headers.first("cseq") ?? "");
  if (!cseq.ok) return cseq;
  if (cseq.value.method !== line.method) return fail(say("sip-cseq-of-other-method"));
  if (!body.ok) return body;
  return ok({
    kind: "request",
    method: line.method,
    uri: line.uri,
    headers,
    body: body.value,
    via: via.value,
    from: from.value,
    to: to.value,
    callId,
    cseq: cseq.value,
  });
}

export const isCallId = (text: string, bounds: Limits): boolean =>
  text.length <= bounds.identifierLength && isVisible(text);

const singleFields = [
  ["from", "From"],
  ["to", "To"],
  ["call-id", "Call-ID"],
  ["cseq", "CSeq"],
  ["max-forwards", "Max-Forwards"],
] as const;

/** A field that is repeated and is no list (RFC 3261 section 7.3.1). */
function repeatedField(headers: HeaderFields): string | undefined {
  for (const [name, field] of singleFields) if (headers.isRepeated(name)) return field;
  return undefined;
}

function readAddress(
  headers: HeaderFields,
  field: "From" | "To",
  bounds: Limits,
): Result<NameAddress, Saying> {
  const text = headers.first(field === "From" ? "from" : "to");
  if (text === undefined) return fail(say("sip-field-missing", { field }));
  const address = parseNameAddress(text);
  const fault = address.ok ? tagFault(address.value, bounds) : address.error;
  return fault === undefined ? address : fail(say("sip-field-at-fault", { field, fault }));
}

const tagFault = ({ tag = "" }: NameAddress, { identifierLength: count }: Limits): Saying | undefined =>
  tag.length > count ? say("sip-tag-too-long", { count }) : undefined;
