import { randomToken } from "../support/random-id";
import { chooseChallenge, type DigestChallenge } from "./digest-challenge";
import { digestCredentials } from "./digest-response";

export interface DigestAccount {
  readonly username: string;
  readonly password: string;
  /** The only realm whose challenges are answered. */
  readonly realm: string;
}

export interface AuthorizedRequest {
  readonly method: string;
  readonly uri: string;
  readonly body: string | Uint8Array;
}

type Role = "server" | "proxy";

interface KnownNonce {
  readonly challenge: DigestChallenge;
  uses: number;
}

/** Remembers the newest nonce of server and proxy, so that later requests carry credentials from the start. */
export class DigestSession {
  readonly #account: DigestAccount;
  readonly #known = new Map<Role, KnownNonce>();

  constructor(account: DigestAccount) {
    this.#account = account;
  }

  /** Credential headers for a request; none before the first challenge. Every call uses a nonce-count. */
  headers(request: AuthorizedRequest): string[] {
    for (const nonce of this.#known.values()) nonce.uses += 1;
    return this.#printed(request);
  }

  /** Headers as long as those of `headers` would be, without using a nonce-count. */
  sizedHeaders(request: AuthorizedRequest): string[] {
    return this.#printed(request);
  }

  #printed(request: AuthorizedRequest): string[] {
    return [...this.#known].map(([role, { challenge, uses }]) => {
      const name = role === "server" ? "Authorization" : "Proxy-Authorization";
      const input = { ...this.#account, ...request, cnonce: randomToken(8), nonceCount: uses };
      return `${name}: ${digestCredentials(challenge, input)}`;
    });
  }

  /** Takes the challenges of a 401 ("server") or 407 ("proxy"). Undefined when none can be answered. */
  accept(role: Role, headerValues: readonly string[]): DigestChallenge | undefined {
    const challenge = chooseChallenge(headerValues, this.#account.realm);
    this.#known.delete(role);
    if (challenge) this.#known.set(role, { challenge, uses: 0 });
    return challenge;
  }
}
