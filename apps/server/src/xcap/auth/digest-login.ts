import type { Clock, Hasher, IdSource } from "@porchlight/kernel";
import {
  type AuthVerdict,
  BruteForceGuard,
  DigestAuthenticator,
  type DigestFailure,
  type KnownUser,
  type OfferedAlgorithm,
} from "@porchlight/sip-auth";
import { parseCredentials } from "@porchlight/sip-message";
import { originForm } from "../http/request-target";
import type { CallerVerdict } from "./verdict";

/** How credentials failed, for the log alone. */
export type LoginFailure = DigestFailure | "backed-off";

export interface DigestLoginOptions {
  readonly clock: Clock;
  readonly hasher: Hasher;
  readonly ids: IdSource;
  /** Signs nonces. */
  readonly secret: string;
  readonly nonceLifetimeSeconds: number;
  /** Challenges in this order. */
  readonly order: readonly OfferedAlgorithm[];
  /** Realms; the first one is asked for where a request names no user of ours. */
  readonly domains: readonly string[];
  readonly knownUser: (username: string, realm: string) => KnownUser | undefined;
  readonly onFailure: (failure: LoginFailure, username: string, address: string) => void;
}

export interface DigestAttempt {
  readonly method: string;
  /** The request target as sent. */
  readonly url: string;
  /** Every Authorization field. */
  readonly authorization: readonly string[];
  /** Domain of the user whose documents are asked for. */
  readonly domain: string | undefined;
  readonly address: string;
}

/** HTTP Digest with the SIP credentials (RFC 7616). */
export class DigestLogin {
  readonly #options: DigestLoginOptions;
  readonly #digest: DigestAuthenticator;
  readonly #guard = new BruteForceGuard();

  constructor(options: DigestLoginOptions) {
    this.#options = options;
    const { hasher, ids, nonceLifetimeSeconds } = options;
    const secret = hasher.hmacSha256Hex(options.secret, "xcap");
    this.#digest = new DigestAuthenticator({ hasher, ids, secret, nonceLifetimeSeconds });
  }

  login(attempt: DigestAttempt): CallerVerdict {
    const realm = this.#realmOf(attempt);
    const verdict = this.#digest.verify({
      method: attempt.method,
      authorization: attempt.authorization,
      realm,
      // RFC 7616 section 3.4.6: the credentials are for this resource or for none.
      acceptsUri: (uri) => originForm(uri) === originForm(attempt.url),
      lookup: (username) => this.#options.knownUser(username, realm),
      now: this.#options.clock(),
    });
    switch (verdict.kind) {
      case "malformed":
        return verdict;
      case "challenge":
        return this.#refused(verdict, realm, attempt);
      case "authenticated":
        return this.#accepted(verdict.username, realm, attempt);
    }
  }

  #refused(
    { failure, stale, username }: Extract<AuthVerdict, { kind: "challenge" }>,
    realm: string,
    attempt: DigestAttempt,
  ): CallerVerdict {
    const account = accountOf(username, realm);
    if (failure !== undefined) this.#options.onFailure(failure, username, attempt.address);
    if (isGuess(failure)) this.#guard.failed(account, attempt.address, this.#options.clock());
    // `stale` tells that the password was right: not to somebody who is backed off for guessing.
    return this.#challenge(this.#askedRealm(attempt), stale && !this.#isBlocked(account, attempt));
  }

  #accepted(username: string, realm: string, attempt: DigestAttempt): CallerVerdict {
    const aor = accountOf(username, realm);
    if (this.#isBlocked(aor, attempt)) {
      this.#options.onFailure("backed-off", username, attempt.address);
      return this.#challenge(this.#askedRealm(attempt), false);
    }
    this.#guard.succeeded(aor, attempt.address);
    return { kind: "known", caller: { kind: "user", aor } };
  }

  #isBlocked(account: string, { address }: DigestAttempt): boolean {
    return this.#guard.isBlocked(account, address, this.#options.clock());
  }

  #challenge(realm: string, stale: boolean): CallerVerdict {
    const { clock, order } = this.#options;
    return { kind: "challenge", challenges: this.#digest.challenges(realm, order, stale, clock()) };
  }

  /** Realm of the credentials when it is one of ours: users of one domain may read what users of another let them. */
  #realmOf(attempt: DigestAttempt): string {
    const { domains } = this.#options;
    if (domains.length === 1) return this.#askedRealm(attempt);
    return (
      attempt.authorization.map(sentRealm).find((realm) => realm !== undefined && domains.includes(realm)) ??
      this.#askedRealm(attempt)
    );
  }

  #askedRealm({ domain }: DigestAttempt): string {
    const { domains } = this.#options;
    return domains.find((each) => each === domain) ?? domains[0] ?? "";
  }
}

const longestField = 8192;

function sentRealm(field: string): string | undefined {
  if (field.length > longestField) return undefined;
  const parsed = parseCredentials(field);
  return parsed.ok ? parsed.value.params.get("realm") : undefined;
}

const isGuess = (failure: DigestFailure | undefined): boolean =>
  failure === "wrong-password" || failure === "unknown-user" || failure === "disabled-user";

/** `alice` and `alice@office.test` name the same account. */
function accountOf(username: string, realm: string): string {
  const at = username.lastIndexOf("@");
  return at < 0
    ? `sip:${username}@${realm}`
    : `sip:${username.slice(0, at)}@${username.slice(at + 1).toLowerCase()}`;
}
