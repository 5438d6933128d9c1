import type { Instant } from "./instant";

/** Source of unpredictable identifiers: tags, branches, entity-tags, nonces. */
export interface IdSource {
  /** A token of RFC 3261 `token` characters (letters and digits only) with at least `bits` bits of randomness. */
  token(bits: number): string;
  /** A lower-case random UUID, RFC 9562 version 4. */
  uuid(): string;
}

/** A uniform random number in [0, 1), for jitter. Not for secrets. */
export type Random = () => number;

/** The current time, for code that is driven rather than given its `now`. */
export type Clock = () => Instant;

export type HashAlgorithm = "MD5" | "SHA-256" | "SHA-512-256";

/** Hash functions, so that pure rooms need no platform module. */
export interface Hasher {
  /** Lower-case hexadecimal digest of the UTF-8 octets of `text`, or of the octets themselves. */
  hex(algorithm: HashAlgorithm, text: string | Uint8Array): string;
  /** Lower-case hexadecimal HMAC-SHA-256 of the UTF-8 octets of `text`. */
  hmacSha256Hex(key: string, text: string): string;
}

export type ContentCoding = "gzip" | "deflate";

/** Compresses, so that pure rooms need no platform module. */
export interface Deflater {
  /** Equal octets for equal octets. `deflate` is zlib's form (RFC 1950). */
  deflate(coding: ContentCoding, octets: Uint8Array): Uint8Array;
}

/** Undoes compression, so that pure rooms need no platform module. */
export interface Inflater {
  /** What was compressed, at most `maxOctets` of it: more is not made at all. `deflate` is zlib's form or the bare one. */
  inflate(
    coding: ContentCoding,
    octets: Uint8Array,
    maxOctets: number,
  ): Uint8Array | "malformed" | "too-large";
}
