import type { Instant } from "@porchlight/kernel";

interface PartFacts {
  /** As its source calls it, without angle brackets. */
  readonly contentId: string;
  /** As it is told to watchers: another one exactly when the content is another one (RFC 4483 section 5.6). */
  readonly stableId: string;
  /** Of the content, with parameters; empty when it is not told. */
  readonly contentType: string;
  readonly disposition: string;
  /** Free text for people; empty when there is none. */
  readonly description: string;
}

/** Content beside a published document. */
export interface DirectPart extends PartFacts {
  readonly kind: "direct";
  readonly base64: string;
}

/** A reference to content that lies elsewhere (RFC 4483). */
export interface ExternalPart extends PartFacts {
  readonly kind: "external";
  /** http or https. */
  readonly url: string;
  /** When the reference is over. */
  readonly expiresAt: Instant;
  readonly octets?: number;
  /** Of the content, lower-case hexadecimal. */
  readonly sha1?: string;
  /** The same; a parameter of ours. */
  readonly sha256?: string;
}

/** A part of a publication that its document refers to by Content-ID (RFC 2387). */
export type PublishedPart = DirectPart | ExternalPart;

/** Media types that PUBLISH and NOTIFY need for parts. */
export const RELATED_TYPE = "multipart/related";
export const EXTERNAL_TYPE = "message/external-body";

/** Parameter of a reference for the SHA-256 of its content. */
export const SHA256_PARAMETER = "sha-256";
