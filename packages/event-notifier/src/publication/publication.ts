import type { Instant } from "@porchlight/kernel";
import type { SourceId } from "../compositor";
import type { PublishedPart } from "../related/published-part";

/** One live publication (RFC 3903 section 3): a source's contribution under its current entity-tag. */
export interface Publication {
  readonly source: SourceId;
  readonly entityTag: string;
  readonly contentType: string;
  readonly body: string;
  /** What the body refers to by Content-ID. */
  readonly parts: readonly PublishedPart[];
  readonly publisher: string;
  /** It lapses when the flow it came over is lost and no other takes its place. */
  readonly isBound: boolean;
  readonly expiresAt: Instant;
  readonly createdAt: Instant;
  /** When the content last changed; a refresh leaves it. */
  readonly modifiedAt: Instant;
}
