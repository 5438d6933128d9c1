import { fail, ok, type Result, type Saying } from "@porchlight/kernel";
import { say } from "../sayings";
import { isToken } from "../text/characters";
import { parseDecimal } from "../text/decimal";
import { hasSipScheme, parseSipUri } from "../uri/sip-uri";
import { isUriText } from "../uri/uri-text";
import type { Limits } from "./limits";

/** The first line of a request, as far as it could be read. */
export interface RequestLine {
  readonly method: string;
  readonly uri: string;
  readonly fault: Saying | undefined;
  /** It is a well-formed request line of another protocol version. */
  readonly isOtherVersion: boolean;
}

export interface StatusLine {
  readonly status: number;
  readonly reason: string;
}

/** `SIP-Version` compares without case (RFC 3261 section 7.1). */
export function startsLikeResponse(line: string): boolean {
  return line.startsWith("SIP/") || line.slice(0, 4).toUpperCase() === "SIP/";
}

/** Reads `SIP/2.0 SP 3DIGIT SP reason`; the space before an empty reason may be missing. */
export function parseStatusLine(line: string): Result<StatusLine, Saying> {
  if (!isSip2(line.slice(0, 7)) || line.charCodeAt(7) !== 0x20)
    return fail(say("sip-response-of-other-version"));
  const status = parseDecimal(line, 699, 8, 11);
  if (status === undefined || status < 100)
    return fail(say("sip-status-out-of-range", { least: 100, most: 699 }));
  if (line.length > 11 && line.charCodeAt(11) !== 0x20) return fail(say("sip-status-line-malformed"));
  return ok({ status, reason: line.slice(12) });
}

/** Reads `Method SP Request-URI SP SIP-Version`. Undefined when there is not even a method. */
export function parseRequestLine(line: string, bounds: Limits): RequestLine | undefined {
  const methodEnd = line.indexOf(" ");
  const method = line.slice(0, methodEnd);
  if (methodEnd === -1 || methodEnd > bounds.methodLength || !isToken(method)) return undefined;
  const uriEnd = line.indexOf(" ", methodEnd + 1);
  if (uriEnd === -1) return undefined;
  const uri = line.slice(methodEnd + 1, uriEnd);
  const version = line.slice(uriEnd + 1);
  if (!isSip2(version))
    return { method, uri, fault: say("sip-request-line-malformed"), isOtherVersion: isVersion(version) };
  return { method, uri, fault: requestUriFault(uri, bounds), isOtherVersion: false };
}

/** A Request-URI stands without brackets, white space or, being a SIP URI, escaped headers (RFC 3261 section 8.1.1.1). */
function requestUriFault(uri: string, bounds: Limits): Saying | undefined {
  if (uri.length > bounds.uriLength) return say("sip-request-uri-too-long", { count: bounds.uriLength });
  if (!isUriText(uri)) return say("sip-request-uri-malformed");
  if (!hasSipScheme(uri)) return undefined;
  const parsed = parseSipUri(uri);
  if (!parsed.ok) return say("sip-field-at-fault", { field: "Request-URI", fault: parsed.error });
  return parsed.value.headers.length === 0 ? undefined : say("sip-request-uri-with-headers");
}

const isSip2 = (version: string): boolean => version === "SIP/2.0" || version.toUpperCase() === "SIP/2.0";
const isVersion = (version: string): boolean => /^SIP\/[0-9]{1,8}\.[0-9]{1,8}$/i.test(version);
