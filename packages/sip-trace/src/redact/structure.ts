import { canonicalName } from "@porchlight/sip-message";
import { masked, maskedWhole } from "./mask";

/** Fields that say how a message goes, and not what somebody has written in it. */
const structuralFields: ReadonlySet<string> = new Set([
  "accept",
  "accept-encoding",
  "accept-language",
  "allow",
  "allow-events",
  "authentication-info",
  "authorization",
  "call-id",
  "contact",
  "content-disposition",
  "content-encoding",
  "content-language",
  "content-length",
  "content-type",
  "cseq",
  "date",
  "event",
  "expires",
  "flow-timer",
  "from",
  "max-breadth",
  "max-forwards",
  "mime-version",
  "min-expires",
  "p-asserted-identity",
  "p-associated-uri",
  "p-preferred-identity",
  "path",
  "privacy",
  "proxy-authenticate",
  "proxy-authorization",
  "proxy-require",
  "publication-binding",
  "reason",
  "record-route",
  "require",
  "retry-after",
  "route",
  "server",
  "service-route",
  "sip-etag",
  "sip-if-match",
  "subscription-state",
  "supported",
  "suppress-if-match",
  "timestamp",
  "to",
  "unsupported",
  "user-agent",
  "via",
  "warning",
  "www-authenticate",
]);

/**
 * Hides what somebody has written: the body, every field that is not known to be structure, header parts of URIs.
 * Where no head ends, or the first line is none of SIP, nothing says what is structure, and all is hidden.
 */
export function structureOnly(text: string, bodyStart: number | undefined): string {
  if (bodyStart === undefined || !isSipLine(text)) return masked(text);
  return structuralHead(text.slice(0, bodyStart)) + maskedWhole(text.slice(bodyStart));
}

const isSipLine = (text: string): boolean =>
  /^[\r\n]*(?:SIP\/2\.0 +\d{3}|[A-Z]{1,32} +\S+ +SIP\/2\.0)[^\S\r\n]*(?:[^\r\n]*)(?:\r|\n)/.test(text);

function structuralHead(head: string): string {
  const lines = head.match(/[^\r\n]*(?:\r\n|\n|\r)|[^\r\n]+$/g) ?? [];
  let isShown = true;
  return lines
    .map((line) => {
      // A folded line belongs to the field before it.
      if (/^[ \t]/.test(line)) return isShown ? withoutUriHeaders(line) : masked(line);
      const name = /^([!-9;-~]+)[ \t]*:/.exec(line);
      isShown = name === null ? isFirstOrBreak(line) : structuralFields.has(canonicalName(name[1] ?? ""));
      if (isShown) return withoutUriHeaders(line);
      return name === null ? masked(line) : name[0] + masked(line.slice(name[0].length));
    })
    .join("");
}

const isFirstOrBreak = (line: string): boolean =>
  /^[\r\n]+$/.test(line) || / SIP\/2\.0\s*$|^SIP\/2\.0 /.test(line);

/** A URI may carry header fields and a body of its own (RFC 3261 section 19.1.1). */
const withoutUriHeaders = (line: string): string =>
  line.replace(/\?[^\s>]*/g, (headers) => `?${"*".repeat(headers.length - 1)}`);
