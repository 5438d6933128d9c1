import { sha1 } from "@noble/hashes/legacy";
import { sha256 } from "@noble/hashes/sha2";
import { bytesToHex } from "@noble/hashes/utils";

/** An object of a content server, as watchers are told of it (RFC 4483 §5). */
export interface ContentReference {
  readonly url: string;
  /** Without angle brackets: another one exactly when the octets are others. */
  readonly contentId: string;
  readonly contentType: string;
  readonly octets: number;
  /** Hex, lower case. */
  readonly sha1: string;
  readonly sha256: string;
  /** Milliseconds since the Unix epoch. */
  readonly expiresAt: number;
}

/** What is stored where, until when. */
export interface ReferredObject {
  readonly url: string;
  readonly contentType: string;
  readonly data: Uint8Array;
  readonly expiresAt: number;
}

/** The reference to an object whose octets are at hand. */
export function contentReference({ data, ...object }: ReferredObject, domain: string): ContentReference {
  return referenceTo({ ...object, octets: data.length, sha1: sha1Of(data), sha256: sha256Of(data) }, domain);
}

/** The reference to a stored object. The Content-ID comes of the octets alone, so that it changes with them and only with them. */
export function referenceTo(
  { url, contentType, octets, sha1: hash, sha256: longHash, expiresAt }: Omit<ContentReference, "contentId">,
  domain: string,
): ContentReference {
  const contentId = `${longHash.slice(0, 32)}@${domain}`;
  return { url, contentId, contentType, octets, sha1: hash, sha256: longHash, expiresAt };
}

export const sha1Of = (data: Uint8Array): string => bytesToHex(sha1(data));
export const sha256Of = (data: Uint8Array): string => bytesToHex(sha256(data));
