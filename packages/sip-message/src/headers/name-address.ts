import { fail, ok, type Result, type Saying } from "@porchlight/kernel";
import { say } from "../sayings";
import { endOfToken, isSpaceCode, skipSpace, trimmed } from "../text/characters";
import { endOfQuoted, quoted, unquoted } from "../text/quoted-string";
import { isUriText } from "../uri/uri-text";
import { type Parameters, parseParameters, printParameters } from "./parameters";

/** `name-addr` or `addr-spec` with header parameters (RFC 3261 section 20.10): From, To, Contact, Route and others. */
export interface NameAddress {
  /** Without quotes and escapes; empty when there is none. */
  readonly displayName: string;
  /** As received, without angle brackets. */
  readonly uri: string;
  readonly params: Parameters;
  /** The `tag` parameter. */
  readonly tag: string | undefined;
}

/** Reads one value. Without angle brackets everything after a semicolon is a header parameter. */
export function parseNameAddress(text: string): Result<NameAddress, Saying> {
  const start = skipSpace(text, 0);
  if (text.charCodeAt(start) === 0x22) {
    const end = endOfQuoted(text, start);
    if (end === -1) return fail(say("sip-quotes-not-closed"));
    return parseBracketed(text, skipSpace(text, end), unquoted(text, start, end));
  }
  const bracket = text.indexOf("<", start);
  if (bracket === -1) return parseBare(text, start);
  const displayName = trimmed(text, start, bracket);
  return isTokenSequence(displayName)
    ? parseBracketed(text, bracket, displayName)
    : fail(say("sip-display-name-not-quoted"));
}

export function printNameAddress({ displayName, uri, params }: NameAddress): string {
  const address = `<${uri}>${printParameters(params)}`;
  return displayName === "" ? address : `${quoted(displayName)} ${address}`;
}

/** The value with its tag set. */
export function withTag(address: NameAddress, tag: string): NameAddress {
  return { ...address, tag, params: address.params.with("tag", tag) };
}

function parseBracketed(text: string, bracket: number, displayName: string): Result<NameAddress, Saying> {
  if (text.charCodeAt(bracket) !== 0x3c) return fail(say("sip-display-name-alone"));
  const close = text.indexOf(">", bracket);
  if (close === -1) return fail(say("sip-bracket-not-closed"));
  return addressOf(displayName, text.slice(bracket + 1, close), text, close + 1);
}

/** A URI without brackets cannot hold commas, question marks or semicolons of its own (RFC 3261 section 20). */
function parseBare(text: string, start: number): Result<NameAddress, Saying> {
  let end = start;
  while (end < text.length && text.charCodeAt(end) !== 0x3b && !isSpaceCode(text.charCodeAt(end))) end++;
  const uri = text.slice(start, end);
  return uri.includes("?") || uri.includes(",")
    ? fail(say("sip-uri-needs-brackets"))
    : addressOf("", uri, text, end);
}

function addressOf(displayName: string, uri: string, text: string, end: number): Result<NameAddress, Saying> {
  if (!isUriText(uri)) return fail(say("sip-uri-malformed"));
  const params = parseParameters(text, end);
  if (!params.ok) return params;
  const tag = params.value.get("tag");
  return tag === "" ? fail(say("sip-tag-empty")) : ok({ displayName, uri, params: params.value, tag });
}

function isTokenSequence(text: string): boolean {
  let at = 0;
  while (at < text.length) {
    const end = endOfToken(text, at);
    if (end === at) return false;
    at = skipSpace(text, end);
  }
  return true;
}
