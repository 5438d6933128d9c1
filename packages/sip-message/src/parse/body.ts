import { fail, ok, type Result, type Saying } from "@porchlight/kernel";
import type { HeaderFields } from "../header-fields";
import { say } from "../sayings";
import { parseDecimal } from "../text/decimal";

/** How the transport tells where a message ends. */
export type Framing = "datagram" | "websocket" | "stream";

/** Content-Length as written: a count of octets, absent, or of no use. */
export function contentLength(headers: HeaderFields): number | "absent" | "malformed" {
  const written = headers.first("content-length");
  if (written === undefined) return "absent";
  if (headers.isRepeated("content-length")) return "malformed";
  return parseDecimal(written, Number.MAX_SAFE_INTEGER) ?? "malformed";
}

/** The body among the octets that follow the head, or why there is none to trust (RFC 3261 section 18.3, RFC 7118 section 5). */
export function cutBody(
  headers: HeaderFields,
  rest: Uint8Array,
  framing: Framing,
): Result<Uint8Array, Saying> {
  const length = contentLength(headers);
  if (length === "malformed") return fail(say("sip-length-malformed"));
  if (length === "absent") return undelimitedBody(headers, rest, framing);
  if (length > rest.length) return fail(say("sip-length-too-large"));
  if (length === rest.length) return ok(rest);
  return framing === "datagram" ? ok(rest.subarray(0, length)) : fail(say("sip-length-too-small"));
}

function undelimitedBody(
  headers: HeaderFields,
  rest: Uint8Array,
  framing: Framing,
): Result<Uint8Array, Saying> {
  if (framing === "stream") return fail(say("sip-length-missing"));
  // A body without a type may be a second message; a WebSocket message holds one (RFC 7118 section 5).
  if (framing === "websocket" && rest.length > 0 && !headers.has("content-type")) {
    return fail(say("sip-body-without-type"));
  }
  return ok(rest);
}
