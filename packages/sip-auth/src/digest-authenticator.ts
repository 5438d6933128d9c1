import { after, type Hasher, type IdSource, type Instant } from "@porchlight/kernel";
import { printChallenge } from "@porchlight/sip-message";
import { computeResponse, type DigestAlgorithm } from "./digest";
import { type DigestCredentials, readCredentials } from "./digest-credentials";
import { NonceMint } from "./nonce";
import { NonceCounts } from "./nonce-counts";
import { sameText } from "./same-text";
import type { AuthVerdict, DigestFailure } from "./verdict";

/** Algorithms that accounts keep a secret for. */
export type OfferedAlgorithm = "MD5" | "SHA-256";

/** What the caller knows of a user: HA1 per algorithm, made with the username in the form that was looked up. */
export interface KnownUser {
  readonly secrets: Readonly<Record<OfferedAlgorithm, string>>;
  readonly disabled: boolean;
}

export interface DigestAuthenticatorOptions {
  readonly hasher: Hasher;
  readonly ids: IdSource;
  /** Signs nonces. The same in every process that shall accept them. */
  readonly secret: string;
  /** Default 300. */
  readonly nonceLifetimeSeconds?: number;
  /** How many nonces in use are remembered. Default 131,072. */
  readonly maxTrackedNonces?: number;
  /** Also take MD5 credentials of clients that know RFC 2069 only; these can be replayed while the nonce lasts. */
  readonly acceptWithoutQop?: boolean;
}

export interface VerifyInput {
  readonly method: string;
  /** Each Authorization, or Proxy-Authorization, field value. */
  readonly authorization: readonly string[];
  readonly realm: string;
  /** Whether a request may have this `uri` in its credentials (RFC 8760 section 2.6); without it any may. */
  readonly acceptsUri?: (uri: string) => boolean;
  /** The user of this name, in the form in which it was sent. */
  readonly lookup: (username: string) => KnownUser | undefined;
  /** Algorithms taken; all that can be offered when absent. */
  readonly algorithms?: readonly OfferedAlgorithm[];
  /** For `auth-int`; empty when absent. */
  readonly body?: Uint8Array;
  readonly now: Instant;
}

const defaultLifetimeSeconds = 300;
const defaultTrackedNonces = 131_072;
const everyAlgorithm: readonly OfferedAlgorithm[] = ["SHA-256", "MD5"];
const emptyBody = new Uint8Array(0);

/** The server's side of digest authentication (RFC 7616, RFC 8760). Keeps no nonce before it has been used. */
export class DigestAuthenticator {
  readonly #hasher: Hasher;
  readonly #mint: NonceMint;
  readonly #lifetimeMs: number;
  readonly #maxTrackedNonces: number;
  readonly #acceptWithoutQop: boolean;
  /** Stands in for the secret of users that do not exist, so that they cost the same. */
  readonly #nobodysSecret: string;
  #counts: NonceCounts | undefined;

  constructor(options: DigestAuthenticatorOptions) {
    this.#hasher = options.hasher;
    this.#mint = new NonceMint(options.hasher, options.ids, options.secret);
    this.#lifetimeMs = (options.nonceLifetimeSeconds ?? defaultLifetimeSeconds) * 1000;
    this.#maxTrackedNonces = options.maxTrackedNonces ?? defaultTrackedNonces;
    this.#acceptWithoutQop = options.acceptWithoutQop ?? false;
    this.#nobodysSecret = options.hasher.hmacSha256Hex(options.secret, "nobody");
  }

  /** Values of WWW-Authenticate or Proxy-Authenticate, one for each algorithm in the order given, with one new nonce. */
  challenges(
    realm: string,
    order: readonly DigestAlgorithm[],
    stale: boolean,
    now: Instant,
  ): readonly string[] {
    const { firstNewIssue } = this.#countsAt(now);
    const nonce = this.#mint.mint(realm, now > firstNewIssue ? now : firstNewIssue);
    return Array.from(new Set(order), (algorithm) => challenge(realm, nonce, algorithm, stale));
  }

  verify(input: VerifyInput): AuthVerdict {
    const read = readCredentials(input.authorization, input.realm);
    switch (read.kind) {
      case "none":
        return refuse(undefined, "");
      case "foreign-realm":
        return refuse("foreign-realm", read.username);
      case "malformed":
        return read;
      case "digest":
        return this.#judge(read.credentials, input);
    }
  }

  #judge(given: DigestCredentials, input: VerifyInput): AuthVerdict {
    const { username, algorithm } = given;
    if (input.acceptsUri?.(given.uri) === false)
      return { kind: "malformed", reason: "uri names nobody here" };
    if (!isOneOf(algorithm, input.algorithms ?? everyAlgorithm)) return refuse(undefined, username);
    const isOldStyle = given.qop === undefined;
    if (isOldStyle && !(this.#acceptWithoutQop && algorithm === "MD5")) return refuse(undefined, username);
    const key = `${username} ${given.nonce}`;
    const issuedAt = this.#issuedAt(key, given.nonce, input);
    if (issuedAt === undefined) return refuse("forged-nonce", username);
    const failure = this.#judgeDigest(given, algorithm, input);
    if (failure !== undefined) return refuse(failure, username);
    const nonceFailure = this.#judgeNonce(key, issuedAt, isOldStyle ? undefined : given.nc, input.now);
    if (nonceFailure !== undefined)
      return { kind: "challenge", failure: nonceFailure, stale: true, username };
    return { kind: "authenticated", username, algorithm };
  }

  /** A nonce in use has been recognised before. */
  #issuedAt(key: string, nonce: string, { realm, now }: VerifyInput): Instant | undefined {
    return this.#countsAt(now).issuedAt(key) ?? this.#mint.issuedAt(nonce, realm);
  }

  #judgeDigest(
    given: DigestCredentials,
    algorithm: OfferedAlgorithm,
    input: VerifyInput,
  ): DigestFailure | undefined {
    const user = input.lookup(given.username);
    const ha1 = user?.secrets[algorithm] ?? this.#nobodysSecret.slice(0, algorithm === "MD5" ? 32 : 64);
    const { method, body = emptyBody } = input;
    const { nonce, uri, qop, nc, cnonce } = given;
    const expected = computeResponse(this.#hasher, {
      algorithm,
      ha1,
      nonce,
      method,
      uri,
      qop,
      nc,
      cnonce,
      body,
    });
    const isRight = sameText(expected, given.response);
    if (user === undefined) return "unknown-user";
    if (!isRight) return "wrong-password";
    return user.disabled ? "disabled-user" : undefined;
  }

  #judgeNonce(
    key: string,
    issuedAt: Instant,
    nc: string | undefined,
    now: Instant,
  ): DigestFailure | undefined {
    if (after(issuedAt, this.#lifetimeMs) < now) return "expired-nonce";
    if (nc === undefined) return undefined;
    switch (this.#countsAt(now).use(key, issuedAt, Number.parseInt(nc, 16), now)) {
      case "fresh":
        return undefined;
      case "replayed":
        return "replayed-nonce";
      case "forgotten":
        return "expired-nonce";
    }
  }

  #countsAt(now: Instant): NonceCounts {
    this.#counts ??= new NonceCounts(this.#maxTrackedNonces, this.#lifetimeMs, now);
    return this.#counts;
  }
}

const isOneOf = (
  algorithm: DigestAlgorithm | undefined,
  algorithms: readonly OfferedAlgorithm[],
): algorithm is OfferedAlgorithm => algorithms.some((each) => each === algorithm);

const refuse = (failure: DigestFailure | undefined, username: string): AuthVerdict => ({
  kind: "challenge",
  failure,
  stale: false,
  username,
});

function challenge(realm: string, nonce: string, algorithm: DigestAlgorithm, stale: boolean): string {
  const parameters = [
    { name: "realm", value: realm, quoted: true },
    { name: "nonce", value: nonce, quoted: true },
    { name: "algorithm", value: algorithm, quoted: false },
    { name: "qop", value: "auth", quoted: true },
  ];
  if (stale) parameters.push({ name: "stale", value: "true", quoted: false });
  return printChallenge("Digest", parameters);
}
