import { type IdSource, type Instant, instant } from "@porchlight/kernel";
import {
  type AuthVerdict,
  answerChallenge,
  DigestAuthenticator,
  type DigestAuthenticatorOptions,
  digestHa1,
  type KnownUser,
  type VerifyInput,
} from "../src/index";
import { NodeHasher } from "./node-hasher";

export const realm = "office.test";
export const uri = "sip:office.test";
export const password = "wonderland";

/** Tokens that count up. */
class CountingIds implements IdSource {
  #made = 0;
  token(): string {
    this.#made += 1;
    return `t${this.#made}`;
  }
  uuid(): string {
    return this.token();
  }
}

export interface Login {
  readonly username?: string;
  readonly password?: string;
  readonly nc?: number;
  readonly method?: string;
  readonly uri?: string;
  readonly algorithms?: readonly ("MD5" | "SHA-256" | "SHA-512-256")[];
  readonly body?: Uint8Array;
}

/** An authenticator with alice, whom it knows by two names, and mallory, who is disabled. */
export class Office {
  readonly hasher = new NodeHasher();
  readonly authenticator: DigestAuthenticator;
  readonly #users = new Map<string, KnownUser>();
  now: Instant = instant(1_700_000_000_000);

  constructor(options: Partial<DigestAuthenticatorOptions> = {}) {
    this.authenticator = new DigestAuthenticator({
      hasher: this.hasher,
      ids: new CountingIds(),
      secret: "of the office",
      ...options,
    });
    for (const username of ["alice", "alice@office.test"]) this.#add(username, false);
    this.#add("mallory", true);
  }

  #add(username: string, disabled: boolean): void {
    const ha1 = (algorithm: "MD5" | "SHA-256"): string =>
      digestHa1(this.hasher, algorithm, username, realm, password);
    this.#users.set(username, { secrets: { MD5: ha1("MD5"), "SHA-256": ha1("SHA-256") }, disabled });
  }

  pass(seconds: number): this {
    this.now = instant(this.now + seconds * 1000);
    return this;
  }

  challenges(stale = false): readonly string[] {
    return this.authenticator.challenges(realm, ["SHA-256", "MD5"], stale, this.now);
  }

  /** Credentials of a well-behaved client. */
  answer(challenges: readonly string[], login: Login = {}): string {
    const answer = answerChallenge(this.hasher, challenges, {
      username: login.username ?? "alice",
      password: login.password ?? password,
      method: login.method ?? "REGISTER",
      uri: login.uri ?? uri,
      nc: login.nc ?? 1,
      cnonce: "c0ffee",
      ...(login.algorithms === undefined ? {} : { algorithms: login.algorithms }),
      ...(login.body === undefined ? {} : { body: login.body }),
    });
    if (answer === undefined) throw new Error("no challenge could be answered");
    return answer;
  }

  verify(authorization: string | readonly string[], input: Partial<VerifyInput> = {}): AuthVerdict {
    return this.authenticator.verify({
      method: "REGISTER",
      authorization: typeof authorization === "string" ? [authorization] : authorization,
      realm,
      lookup: (username) => this.#users.get(username),
      now: this.now,
      ...input,
    });
  }
}

/** The verdict in short: `authenticated alice`, `challenge wrong-password`, `challenge expired-nonce stale`, `400`. */
export function short(verdict: AuthVerdict): string {
  switch (verdict.kind) {
    case "authenticated":
      return `authenticated ${verdict.username}`;
    case "challenge":
      return ["challenge", verdict.failure ?? "", verdict.stale ? "stale" : ""].filter(Boolean).join(" ");
    case "malformed":
      return "400";
  }
}
