import type { Brand, Instant, Result } from "@porchlight/kernel";
import type { View } from "./authorization";
import type { RejectionReport } from "./rejection";
import type { PublishedPart } from "./related/published-part";
import type { RenderedBody } from "./rendered-body";

/** A published document as its package understands it; opaque to everybody else. */
export type PublishedDocument = Brand<object, "PublishedDocument">;

/** One source's contribution to a resource: stable over refresh and modify of its publication. */
export type SourceId = string;

/** Why a published body is not taken (RFC 3903 section 6, presence.md section 1.2 step 6). */
export type PublicationRefusal =
  | { readonly kind: "unsupported-type" }
  | { readonly kind: "malformed"; readonly reason: string; readonly report?: RejectionReport };

/** What one publication says, as it is stored. */
export interface PublishedText {
  readonly contentType: string;
  readonly body: Uint8Array;
}

/** Keeps the contributions to one resource and makes one document of them. Synchronous, no clock of its own. */
export interface Compositor {
  /**
   * What a publication says in whole: `sent` itself, or what it makes of the text so far where it is a patch, or a whole in
   * another form. Without a text so far there is nothing to patch. Changes nothing.
   */
  wholeText(sent: PublishedText, soFar: string | undefined): Result<PublishedText, PublicationRefusal>;
  /** Reads and checks the whole of a body for this resource, with parts that it may refer to. Changes nothing. */
  read(
    contentType: string,
    body: Uint8Array,
    parts?: readonly PublishedPart[],
  ): Result<PublishedDocument, PublicationRefusal>;
  /** The parts that a document refers to; without it documents have none. */
  partsOf?(document: PublishedDocument): readonly PublishedPart[];
  /**
   * Adds or replaces one source's contribution.
   * @param at when its content changed
   * @param since when the source was first heard of; `at` for a new one when left out
   */
  put(source: SourceId, document: PublishedDocument, at: Instant, since?: Instant): void;
  remove(source: SourceId): void;
  has(source: SourceId): boolean;
  /** When the composed state next changes by itself; undefined while it will not. */
  readonly turnsAt: Instant | undefined;
  /** Makes it the state of `now`. It never goes back; a `put` does the same for its own instant. */
  advance(now: Instant): void;
  /** Rises with every `put` and `remove`, and when time changes the state. */
  readonly version: number;
  readonly isEmpty: boolean;
  /** The body for a view; mostly the same object until the composed state changes for that view. */
  render(view: View): RenderedBody;
}
