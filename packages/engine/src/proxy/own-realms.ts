import type { FieldChanges } from "@porchlight/routing";
import {
  type HeaderFields,
  type HeaderName,
  parseChallenge,
  parseCredentials,
} from "@porchlight/sip-message";
import type { ServedDomains } from "../identity/served-domains";

const credentialFields = ["authorization", "proxy-authorization"] as const;
const challengeFields = ["www-authenticate", "proxy-authenticate"] as const;

/**
 * What is between our users and us passes nobody else: credentials for our realms (RFC 3261 section 22.3), and challenges in
 * the name of our realms, by which somebody further on could draw them out.
 */
export class OwnRealms {
  readonly #domains: ServedDomains;

  constructor(domains: ServedDomains) {
    this.#domains = domains;
  }

  withoutCredentials(headers: HeaderFields): FieldChanges {
    return this.#without(headers, credentialFields, (row) => parseCredentials(row));
  }

  withoutChallenges(headers: HeaderFields): FieldChanges {
    return this.#without(headers, challengeFields, (row) => parseChallenge(row));
  }

  #without(headers: HeaderFields, names: readonly HeaderName[], parse: Parse): FieldChanges {
    const changes = new Map<HeaderName, readonly string[]>();
    for (const name of names) {
      const rows = headers.raw(name);
      const others = rows.filter((row) => !this.#isOurs(row, parse));
      if (others.length < rows.length) changes.set(name, others);
    }
    return changes;
  }

  #isOurs(row: string, parse: Parse): boolean {
    const parsed = parse(row);
    const realm = parsed.ok ? parsed.value.params.get("realm") : undefined;
    return realm !== undefined && this.#domains.has(realm);
  }
}

type Parse = (row: string) => ReturnType<typeof parseChallenge> | ReturnType<typeof parseCredentials>;
