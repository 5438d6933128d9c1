import { uriKey } from "@porchlight/documents";
import { asciiDomain } from "./ascii-domain";

/** One URI of a watcher in the forms rules compare it in, made once. */
export interface Identity {
  /** As asserted or authenticated. */
  readonly uri: string;
  /** Equal for URIs that name the same entity. */
  readonly key: string;
  /** What `asciiDomain` makes of its domain; undefined where it has none, as tel has. */
  readonly domain: string | undefined;
}

export function identityOf(uri: string): Identity {
  const { scheme, rest } = splitScheme(uri);
  const host = hostOf(scheme, rest);
  return { uri, key: identityKey(uri), domain: host === undefined ? undefined : asciiDomain(host) };
}

/**
 * A string that is equal for two URIs of one entity: RFC 3261 section 19.1.4 after the default port and the parameters are
 * gone. `user=phone` makes a difference only where the user part could be a telephone number. URIs of different schemes
 * never have one key (RFC 5025 section 3.1.1.2). Schemes but sip and sips compare as `uriKey` has it.
 */
export function identityKey(uri: string): string {
  const { scheme, rest } = splitScheme(uri);
  return scheme === "sip" || scheme === "sips" ? sipKey(scheme, rest) : uriKey(uri);
}

const WITH_DOMAIN: ReadonlySet<string> = new Set(["sip", "sips", "pres", "im", "mailto", "xmpp"]);
const DEFAULT_PORT = { sip: "5060", sips: "5061" };

function splitScheme(uri: string): { readonly scheme: string; readonly rest: string } {
  const text = uri.trim();
  const colon = text.indexOf(":");
  return { scheme: text.slice(0, Math.max(0, colon)).toLowerCase(), rest: text.slice(colon + 1) };
}

function hostOf(scheme: string, rest: string): string | undefined {
  if (!WITH_DOMAIN.has(scheme)) return undefined;
  const { user, host } = splitAddress(rest);
  return host === "" || (user === undefined && scheme !== "sip" && scheme !== "sips") ? undefined : host;
}

interface Address {
  readonly user: string | undefined;
  readonly host: string;
  readonly port: string;
  readonly parameters: string;
  readonly headers: string;
}

const HOST_AND_TAIL = /^(\[[^\]]*\]|[^:;?/]*)(?::([0-9]*))?([^?]*)(.*)$/s;

function splitAddress(rest: string): Address {
  const at = rest.indexOf("@");
  const [, host = "", port = "", parameters = "", headers = ""] =
    HOST_AND_TAIL.exec(rest.slice(at + 1)) ?? [];
  return { user: at < 0 ? undefined : rest.slice(0, at), host, port, parameters, headers };
}

function sipKey(scheme: "sip" | "sips", rest: string): string {
  const { user, host, port, parameters, headers } = splitAddress(rest);
  const name = user === undefined ? "" : `${unescaped(user)}@`;
  const place = asciiDomain(host) ?? host.toLowerCase();
  const explicitPort = port === "" || port === DEFAULT_PORT[scheme] ? "" : `:${port}`;
  const userKind = user !== undefined && couldBeNumber(user) ? userParameter(parameters) : "";
  return `${scheme}:${name}${place}${explicitPort}${userKind}${headers}`;
}

const couldBeNumber = (user: string): boolean => /^\+?[0-9*#().-]+(?:;|$)/.test(user) && /[0-9]/.test(user);

const userParameter = (parameters: string): string =>
  /;user=[^;]*/i.exec(parameters)?.[0].toLowerCase() ?? "";

/** Characters that need no escape are equal to their escaped form (RFC 3261 section 19.1.4); others are escaped one way. */
function unescaped(user: string): string {
  if (/^[A-Za-z0-9_.!~*'()+-]*$/.test(user)) return user;
  return user
    .replace(LONE_SURROGATE, "\ufffd")
    .replace(/[^\u0000-\u007f]+/g, encodeURIComponent)
    .replace(/%([0-9A-Fa-f]{2})/g, (encoded, hex: string) => {
      const character = String.fromCharCode(Number.parseInt(hex, 16));
      return /[A-Za-z0-9_.!~*'()-]/.test(character) ? character : encoded.toUpperCase();
    });
}

const LONE_SURROGATE = /[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/g;
