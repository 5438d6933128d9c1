import type { HashAlgorithm, Hasher } from "@porchlight/kernel";

export type DigestAlgorithm = HashAlgorithm;

export type Qop = "auth" | "auth-int";

/** What a digest response is made of. All texts as they stand in the credentials, without quotes. */
export interface DigestInput {
  readonly algorithm: DigestAlgorithm;
  /** Hash of `username:realm:password`. */
  readonly ha1: string;
  readonly nonce: string;
  readonly method: string;
  readonly uri: string;
  /** Undefined for RFC 2069, where `nc` and `cnonce` do not count. */
  readonly qop: Qop | undefined;
  /** Eight hexadecimal digits. */
  readonly nc: string;
  readonly cnonce: string;
  /** Counts for `auth-int` only. */
  readonly body: Uint8Array;
}

const names: ReadonlyMap<string, DigestAlgorithm> = new Map([
  ["md5", "MD5"],
  ["sha-256", "SHA-256"],
  ["sha-512-256", "SHA-512-256"],
]);

/** An absent algorithm is MD5 (RFC 7616 section 3.3). Undefined for `-sess` variants and unknown names. */
export const parseAlgorithm = (text: string | undefined): DigestAlgorithm | undefined =>
  text === undefined ? "MD5" : names.get(text.toLowerCase());

/** A1 of RFC 7616 section 3.4.2, hashed: all that need be kept of a password. */
export const digestHa1 = (
  hasher: Hasher,
  algorithm: DigestAlgorithm,
  username: string,
  realm: string,
  password: string,
): string => hasher.hex(algorithm, `${username}:${realm}:${password}`);

/** The `response` of RFC 7616 section 3.4.1, lower-case hexadecimal. */
export function computeResponse(hasher: Hasher, input: DigestInput): string {
  const { algorithm, ha1, nonce, method, uri, qop, nc, cnonce } = input;
  const a2 =
    qop === "auth-int" ? `${method}:${uri}:${hasher.hex(algorithm, input.body)}` : `${method}:${uri}`;
  const ha2 = hasher.hex(algorithm, a2);
  const middle = qop === undefined ? nonce : `${nonce}:${nc}:${cnonce}:${qop}`;
  return hasher.hex(algorithm, `${ha1}:${middle}:${ha2}`);
}
