import { fail, ok, type Result, type Saying } from "@porchlight/kernel";
import { Parameters } from "../headers/parameters";
import { limits } from "../parse/limits";
import { say } from "../sayings";
import { escaped, isEscaped, unescapedOnce, unreservedAnd } from "../text/percent";
import { canonicalHost, parsePort } from "./host";
import {
  parseUriHeaders,
  parseUriParameters,
  printUriHeaders,
  printUriParameters,
  type UriHeaders,
} from "./uri-parameters";

/** A SIP or SIPS URI (RFC 3261 section 19.1) with all components unescaped. */
export interface SipUri {
  readonly scheme: "sip" | "sips";
  /** May hold any character, NUL and `@` among them; undefined when the URI has no user part. */
  readonly user: string | undefined;
  readonly password: string | undefined;
  /** Lower case; an IPv6 reference keeps its brackets. */
  readonly host: string;
  readonly port: number | undefined;
  readonly params: Parameters;
  readonly headers: UriHeaders;
}

const userCharacters = unreservedAnd("&=+$,;?/");
const passwordCharacters = unreservedAnd("&=+$,");
const noHeaders: UriHeaders = [];

export function parseSipUri(text: string): Result<SipUri, Saying> {
  if (text.length > limits.uriLength) return fail(say("sip-uri-too-long", { count: limits.uriLength }));
  const colon = text.indexOf(":");
  const scheme = schemeOf(text, colon);
  if (scheme === undefined) return fail(say("sip-uri-of-other-scheme"));
  // No part after the user may hold an "@", so the first one ends it and a second one is malformed.
  const at = text.indexOf("@", colon + 1);
  const userInfo = at === -1 ? noUser : parseUserInfo(text.slice(colon + 1, at));
  if (userInfo === undefined) return fail(say("sip-uri-user-malformed"));
  const rest = at === -1 ? colon + 1 : at + 1;
  const hostPortEnd = endOfHostPort(text, rest);
  const hostPort = parseHostPort(text.slice(rest, hostPortEnd));
  if (hostPort === undefined) return fail(say("sip-uri-host-malformed"));
  const question = text.indexOf("?", hostPortEnd);
  const paramsEnd = question === -1 ? text.length : question;
  const params =
    hostPortEnd === paramsEnd ? noParameters : parseUriParameters(text.slice(hostPortEnd + 1, paramsEnd));
  if (!params.ok) return params;
  const headers = question === -1 ? ok(noHeaders) : parseUriHeaders(text.slice(question + 1));
  if (!headers.ok) return headers;
  return ok({
    scheme,
    user: userInfo.user,
    password: userInfo.password,
    host: hostPort.host,
    port: hostPort.port,
    params: params.value,
    headers: headers.value,
  });
}

export function printSipUri(uri: SipUri): string {
  let text = `${uri.scheme}:`;
  if (uri.user !== undefined) text += `${escapedUser(uri.user)}${printPassword(uri.password)}@`;
  text += uri.host;
  if (uri.port !== undefined) text += `:${uri.port}`;
  return text + printUriParameters(uri.params) + printUriHeaders(uri.headers);
}

/**
 * Address of record `sip:user@host`: host in lower case, the user escaped only where it must be, no password, port,
 * parameters or headers. A sips URI names the same resource and gives the same address of record.
 */
export function aorOf(uri: SipUri): string {
  return uri.user === undefined ? `sip:${uri.host}` : `sip:${escapedUser(uri.user)}@${uri.host}`;
}

/** A user part as it stands in a URI. */
export const escapedUser = (user: string): string => escaped(user, userCharacters);

/** Whether the text starts with `sip:` or `sips:` in any case. */
export const hasSipScheme = (text: string): boolean => schemeOf(text, text.indexOf(":")) !== undefined;

const noUser = { user: undefined, password: undefined };
const noParameters = ok(Parameters.empty);

function schemeOf(text: string, colon: number): SipUri["scheme"] | undefined {
  if (colon !== 3 && colon !== 4) return undefined;
  const scheme = text.slice(0, colon);
  if (scheme === "sip" || scheme === "sips") return scheme;
  const lower = scheme.toLowerCase();
  return lower === "sip" || lower === "sips" ? lower : undefined;
}

function parseUserInfo(text: string): { user: string; password: string | undefined } | undefined {
  const colon = text.indexOf(":");
  const user = part(colon === -1 ? text : text.slice(0, colon), userCharacters);
  const password = colon === -1 ? undefined : part(text.slice(colon + 1), passwordCharacters);
  if (user === undefined || user === "" || (colon !== -1 && password === undefined)) return undefined;
  return { user, password };
}

const part = (text: string, allowed: Uint8Array): string | undefined =>
  isEscaped(text, allowed) ? unescapedOnce(text) : undefined;

function endOfHostPort(text: string, start: number): number {
  let end = start;
  while (end < text.length && text.charCodeAt(end) !== 0x3b && text.charCodeAt(end) !== 0x3f) end++;
  return end;
}

function parseHostPort(text: string): { host: string; port: number | undefined } | undefined {
  const afterAddress = text.charCodeAt(0) === 0x5b ? text.indexOf("]") : 0;
  const colon = afterAddress === -1 ? -1 : text.indexOf(":", afterAddress);
  const host = canonicalHost(colon === -1 ? text : text.slice(0, colon));
  const port = colon === -1 ? undefined : parsePort(text, colon + 1);
  return host === undefined || (colon !== -1 && port === undefined) ? undefined : { host, port };
}

const printPassword = (password: string | undefined): string =>
  password === undefined ? "" : `:${escaped(password, passwordCharacters)}`;
