import type { HeaderFields } from "../header-fields";
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
export function cutBody(headers: HeaderFields, rest: Uint8Array, framing: Framing): Uint8Array | string {
  const length = contentLength(headers);
  if (length === "malformed") return "malformed Content-Length";
  if (length === "absent") return undelimitedBody(headers, rest, framing);
  if (length > rest.length) return "Content-Length larger than the message";
  if (length === rest.length) return rest;
  return framing === "datagram" ? rest.subarray(0, length) : "Content-Length smaller than the message";
}

function undelimitedBody(headers: HeaderFields, rest: Uint8Array, framing: Framing): Uint8Array | string {
  if (framing === "stream") return "missing Content-Length";
  // A body without a type may be a second message; a WebSocket message holds one (RFC 7118 section 5).
  if (framing === "websocket" && rest.length > 0 && !headers.has("content-type")) {
    return "octets after the head without Content-Type";
  }
  return rest;
}
