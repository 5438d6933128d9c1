import { type Rejection, rejection } from "@porchlight/event-notifier";
import { fail, ok, type Result } from "@porchlight/kernel";
import { aorOf, escapedUser, parseUri, type SipUri, type Uri } from "@porchlight/sip-message";

/** Decides whom a URI names among the users of our domains. */
export class ServedDomains {
  readonly #domains: ReadonlySet<string>;
  readonly first: string;

  constructor(domains: readonly string[]) {
    this.#domains = new Set(domains.map((domain) => domain.toLowerCase()));
    this.first = domains[0] ?? "localhost";
  }

  has(domain: string): boolean {
    return this.#domains.has(domain.toLowerCase());
  }

  /**
   * The address of record in our domains that a Request-URI names: sip:, sips: and pres: (RFC 3856 section 5).
   * 400 malformed, 416 scheme not understood, 404 anything else that is not ours.
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
        return fail(rejection(404));
      default:
        return fail(rejection(416));
    }
  }

  #own(uri: SipUri): Result<string, Rejection> {
    if (!this.has(uri.host)) return fail(notServed);
    if (uri.user === undefined) return fail(rejection(404));
    return ok(aorOf(uri));
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

const notServed = rejection(404, [], "Domain Not Served");
