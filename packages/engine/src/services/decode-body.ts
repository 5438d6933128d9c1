import { type Rejection, rejection } from "@porchlight/event-notifier";
import { type ContentCoding, fail, type Inflater, ok, type Result } from "@porchlight/kernel";
import { contentEncodings, type SipRequest } from "@porchlight/sip-message";

/** Codings understood in the body of a request; the value of Accept-Encoding. */
export const ACCEPTED_CODINGS = "gzip, deflate, identity";

const CODINGS: ReadonlyMap<string, ContentCoding> = new Map([
  ["gzip", "gzip"],
  ["x-gzip", "gzip"],
  ["deflate", "deflate"],
]);

/**
 * A request with its body as it was before it was compressed (RFC 3261 section 20.12): 415 with the codings that are
 * understood, 413 when it is larger than may be, 400 when it is not what it says.
 */
export function decodeBody(
  request: SipRequest,
  inflater: Inflater,
  maxOctets: number,
): Result<SipRequest, Rejection> {
  const [first, ...more] = contentEncodings(request.headers);
  if (first === undefined || request.body.length === 0) return ok(request);
  const coding = CODINGS.get(first);
  // Codings upon each other are a way to make little into much.
  if (coding === undefined || more.length > 0)
    return fail(rejection(415, [["Accept-Encoding", ACCEPTED_CODINGS]]));
  const body = inflater.inflate(coding, request.body, maxOctets);
  if (body === "too-large") return fail(rejection(413));
  if (body === "malformed") return fail(rejection(400, [], "Bad Content-Encoding"));
  return ok({ ...request, headers: request.headers.without("content-encoding"), body });
}
