import type { Parameters } from "../headers/parameters";
import type { SipUri } from "./sip-uri";
import type { UriHeaders } from "./uri-parameters";

/** Parameters that are never ignored when only one URI has them (RFC 3261 section 19.1.4). */
const decisiveParameters = ["user", "ttl", "method", "maddr", "transport"] as const;

/** Equal by RFC 3261 section 19.1.4. Not transitive: a parameter only one of them has mostly does not count. */
export function equivalentSipUris(one: SipUri, other: SipUri): boolean {
  return (
    one.scheme === other.scheme &&
    one.user === other.user &&
    one.password === other.password &&
    one.host === other.host &&
    one.port === other.port &&
    equivalentParameters(one.params, other.params) &&
    sameHeaders(one.headers, other.headers)
  );
}

function equivalentParameters(one: Parameters, other: Parameters): boolean {
  for (const { name, value = "" } of one) {
    const counterpart = other.get(name);
    if (counterpart !== undefined && counterpart.toLowerCase() !== value.toLowerCase()) return false;
  }
  return decisiveParameters.every((name) => one.has(name) === other.has(name));
}

/** Header components count in any order, and are never ignored. */
function sameHeaders(one: UriHeaders, other: UriHeaders): boolean {
  if (one.length !== other.length) return false;
  const sorted = (headers: UriHeaders): string =>
    JSON.stringify(headers.map(([name, value]) => [name.toLowerCase(), value]).sort(byNameThenValue));
  return one.length === 0 || sorted(one) === sorted(other);
}

const byNameThenValue = (one: readonly string[], other: readonly string[]): number =>
  one.join("\n") < other.join("\n") ? -1 : 1;
