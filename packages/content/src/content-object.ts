import type { Instant } from "@porchlight/kernel";
import type { ContentName } from "./content-name";

/** An object without its octets. */
export interface ContentObject {
  readonly name: ContentName;
  /** As it is answered. */
  readonly contentType: string;
  /** How many. */
  readonly octets: number;
  /** Strong entity-tag without quotes: equal while type and octets are. */
  readonly etag: string;
  /** Lower-case hexadecimal (RFC 4483 section 5.12). */
  readonly sha1: string;
  /** Lower-case hexadecimal. */
  readonly sha256: string;
  /** Who wrote it: an address of record, or the name of an operator. */
  readonly author: string;
  readonly createdAt: Instant;
  readonly modifiedAt: Instant;
  readonly expiresAt: Instant;
}

/** An object, its octets exactly as they were sent. */
export interface StoredContent extends ContentObject {
  readonly data: Uint8Array;
}

/** What a name stands for. */
export type ContentState =
  | { readonly kind: "present"; readonly object: ContentObject }
  /** Its lifetime is over; its octets are gone. */
  | { readonly kind: "expired"; readonly at: Instant }
  | { readonly kind: "none" };
