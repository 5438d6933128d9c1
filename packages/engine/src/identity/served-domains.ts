import { type Rejection, rejection } from "@porchlight/event-notifier";
import { fail, ok, type Result } from "@porchlight/kernel";
import { type NumberTable, noNumbers } from "@porchlight/routing";
import {
  aorOf,
  escapedUser,
  parseTelUri,
  parseUri,
  type SipUri,
  type TelUri,
  type Uri,
} from "@porchlight/sip-message";

/** Decides whom a URI names among the users of our domains. */
export class ServedDomains {
  readonly #domains: ReadonlySet<string>;
  readonly #numbers: NumberTable;
  readonly first: string;

  constructor(domains: readonly string[], numbers = noNumbers) {
    this.#domains = new Set(domains.map((domain) => domain.toLowerCase()));
    this.#numbers = numbers;
    this.first = domains[0] ?? "localhost";
  }

  has(domain: string): boolean {
    return this.#domains.has(domain.toLowerCase());
  }

  /** Whether a host is the address of one of our domains as a local network (RFC 6080 section 5.1.4.1). */
  isLocalNetwork(host: string): boolean {
    return host.startsWith("_sipuaconfig.") && this.has(host.slice("_sipuaconfig.".length));
  }

  /**
   * The address of record in our domains that a Request-URI names: sip:, sips:, pres: and im: (RFC 3856 section 5), and
   * tel: by the table of numbers. 400 malformed, 416 scheme not understood, 404 anything else that is not ours.
   */
  addressOf(text: string, isSecureFlow: boolean): Result<string, Rejection> {
    const uri = parseUri(text);
    if (!uri.ok) return fail(rejection(400, [], "Malformed Request-URI"));
    return this.#addressOf(uri.value, isSecureFlow);
  }

  #addressOf(uri: Uri, isSecureFlow: boolean): Result<string, Rejection> {
    switch (uri.scheme) {
      case "sip":
        return this.#own(uri);
      case "sips":
        return isSecureFlow ? this.#own(uri) : fail(rejection(403, [], "SIPS Required Over TLS"));
      case "pres":
      case "im":
        return this.has(uri.host) ? ok(`sip:${escapedUser(uri.user)}@${uri.host}`) : fail(notServed);
      case "tel":
        return this.#ownerOf(uri) ?? fail(rejection(404));
      default:
        return fail(rejection(416));
    }
  }

  #own(uri: SipUri): Result<string, Rejection> {
    if (!this.has(uri.host)) return fail(notServed);
    if (uri.user === undefined) return fail(rejection(404));
    const number = numberIn(uri.user, uri);
    return (number && this.#ownerOf(number)) ?? ok(aorOf(uri));
  }

  #ownerOf(number: TelUri): Result<string, Rejection> | undefined {
    const owner = this.#numbers(number);
    return owner === undefined ? undefined : ok(owner);
  }

  /** The realm a request is challenged in: a domain of ours that it names, else the first. */
  realmFor(...texts: readonly string[]): string {
    for (const text of texts) {
      const uri = parseUri(text);
      if (uri.ok && (uri.value.scheme === "sip" || uri.value.scheme === "sips") && this.has(uri.value.host)) {
        return uri.value.host.toLowerCase();
      }
    }
    return this.first;
  }
}

/**
 * The telephone number that a user part is (RFC 3261 section 19.1.6): a global one by its form, a local one where the URI
 * says so; without a context of its own it is one of the domain.
 */
function numberIn(user: string, { host, params }: SipUri): TelUri | undefined {
  const isSaid = params.get("user")?.toLowerCase() === "phone";
  if (!isSaid && !user.startsWith("+")) return undefined;
  const number = parseTelUri(`tel:${user}`);
  if (number.ok) return number.value;
  const inDomain = parseTelUri(`tel:${user};phone-context=${host}`);
  return inDomain.ok ? inDomain.value : undefined;
}

const notServed = rejection(404, [], "Domain Not Served");
