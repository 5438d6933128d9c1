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

/** Who asked for credentials: with 401, or with 407. */
export type DigestRole = "server" | "proxy";

const bothRoles: readonly DigestRole[] = ["server", "proxy"];

interface KnownNonce {
  readonly challenge: DigestChallenge;
  uses: number;
}

/** Remembers the newest nonce of server and proxy, so that later requests carry credentials from the start. */
export class DigestSession {
  readonly #account: DigestAccount;
  readonly #known = new Map<DigestRole, KnownNonce>();

  constructor(account: DigestAccount) {
    this.#account = account;
  }

  /** Credential headers for those roles; none before the first challenge. Every call uses a nonce-count. */
  headers(request: AuthorizedRequest, roles: readonly DigestRole[] = bothRoles): string[] {
    for (const role of roles) {
      const nonce = this.#known.get(role);
      if (nonce) nonce.uses += 1;
    }
    return this.sizedHeaders(request, roles);
  }

  /** Headers as long as those of `headers` would be, without using a nonce-count. */
  sizedHeaders(request: AuthorizedRequest, roles: readonly DigestRole[] = bothRoles): string[] {
    return roles.flatMap((role) => {
      const nonce = this.#known.get(role);
      return nonce ? [this.#header(role, nonce, request)] : [];
    });
  }

  #header(role: DigestRole, { challenge, uses }: KnownNonce, request: AuthorizedRequest): string {
    const name = role === "server" ? "Authorization" : "Proxy-Authorization";
    const input = { ...this.#account, ...request, cnonce: randomToken(8), nonceCount: uses };
    return `${name}: ${digestCredentials(challenge, input)}`;
  }

  /** Takes the challenges of a 401 ("server") or 407 ("proxy"). Undefined when none can be answered. */
  accept(role: DigestRole, headerValues: readonly string[]): DigestChallenge | undefined {
    const challenge = chooseChallenge(headerValues, this.#account.realm);
    this.#known.delete(role);
    if (challenge) this.#known.set(role, { challenge, uses: 0 });
    return challenge;
  }
}
