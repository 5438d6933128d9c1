import { uriKey } from "@porchlight/documents";
import { identityKey } from "../identity/identity";

/**
 * Whether two URIs are equivalent by the rules of their scheme; for sip and sips those of RFC 3261 section 19.1.4, which
 * tell apart what leads to another place: a port, a transport, a maddr.
 */
export function sameUri(one: string, other: string): boolean {
  const [a, b] = [partsOf(one), partsOf(other)];
  if (a === undefined || b === undefined) return uriKey(one) === uriKey(other);
  return (
    identityKey(a.address) === identityKey(b.address) &&
    a.port === b.port &&
    sameParameters(a.parameters, b.parameters) &&
    sameHeaders(a.headers, b.headers)
  );
}

/** Equal for equivalent URIs, and for few others. */
export function uriClass(uri: string): string {
  const parts = partsOf(uri);
  return parts === undefined ? uriKey(uri) : identityKey(parts.address);
}

interface SipParts {
  /** The URI without port, parameters and headers. */
  readonly address: string;
  readonly port: string;
  readonly parameters: ReadonlyMap<string, string>;
  readonly headers: readonly string[];
}

const SIP_URI = /^(sips?:(?:[^@]*@)?(?:\[[^\]]*\]|[^:;?]*))(?::([0-9]*))?((?:;[^?]*)?)(?:\?(.*))?$/is;

function partsOf(uri: string): SipParts | undefined {
  const match = SIP_URI.exec(uri.trim());
  if (match === null) return undefined;
  const [, address = "", port = "", parameters = "", headers = ""] = match;
  return {
    address,
    port,
    parameters: new Map(
      parameters
        .split(";")
        .filter(Boolean)
        .map((parameter) => nameAndValue(parameter.toLowerCase())),
    ),
    headers: headers.split("&").sort(),
  };
}

function nameAndValue(parameter: string): [string, string] {
  const equals = parameter.indexOf("=");
  return equals < 0 ? [parameter, ""] : [parameter.slice(0, equals), parameter.slice(equals + 1)];
}

/** Parameters that make a difference also where only one of the URIs has them. */
const TELLING = ["user", "ttl", "method", "maddr", "transport"];

function sameParameters(one: ReadonlyMap<string, string>, other: ReadonlyMap<string, string>): boolean {
  for (const [name, value] of one) {
    const counterpart = other.get(name);
    if (counterpart !== undefined && counterpart !== value) return false;
  }
  return TELLING.every((name) => one.has(name) === other.has(name));
}

const sameHeaders = (one: readonly string[], other: readonly string[]): boolean =>
  one.length === other.length && one.every((header, index) => header === other[index]);
