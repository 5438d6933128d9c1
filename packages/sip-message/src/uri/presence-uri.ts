import { fail, ok, type Result, type Saying } from "@porchlight/kernel";
import { limits } from "../parse/limits";
import { say } from "../sayings";
import { isEscaped, unescapedOnce, unreservedAnd } from "../text/percent";
import { canonicalHost } from "./host";
import { escapedUser } from "./sip-uri";
import { parseUriHeaders, printUriHeaders, type UriHeaders } from "./uri-parameters";

/** A pres or im URI (RFC 3859 section 3, RFC 3860 section 3): a mailbox that names no protocol. */
export interface PresenceUri {
  readonly scheme: "pres" | "im";
  /** Unescaped. */
  readonly user: string;
  /** Lower case. */
  readonly host: string;
  readonly headers: UriHeaders;
}

const mailboxCharacters = unreservedAnd("&=+$,;/#^`{|}");

export function parsePresenceUri(text: string): Result<PresenceUri, Saying> {
  if (text.length > limits.uriLength) return fail(say("sip-uri-too-long", { count: limits.uriLength }));
  const colon = text.indexOf(":");
  const scheme = text.slice(0, colon).toLowerCase();
  if (scheme !== "pres" && scheme !== "im") return fail(say("sip-uri-not-pres-or-im"));
  const question = text.indexOf("?");
  const mailbox = text.slice(colon + 1, question === -1 ? text.length : question);
  const at = mailbox.lastIndexOf("@");
  const written = mailbox.slice(0, at);
  const user = at > 0 && isEscaped(written, mailboxCharacters) ? unescapedOnce(written) : undefined;
  const host = canonicalHost(mailbox.slice(at + 1));
  if (user === undefined || host === undefined) return fail(say("sip-uri-mailbox-malformed", { scheme }));
  const headers = question === -1 ? ok([]) : parseUriHeaders(text.slice(question + 1));
  return headers.ok ? ok({ scheme, user, host, headers: headers.value }) : headers;
}

export const printPresenceUri = (uri: PresenceUri): string =>
  `${uri.scheme}:${escapedUser(uri.user)}@${uri.host}${printUriHeaders(uri.headers)}`;
