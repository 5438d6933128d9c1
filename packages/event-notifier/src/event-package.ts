import type { Brand, Instant, Result } from "@porchlight/kernel";

/** A published document as its package understands it; opaque to everybody else. */
export type PublishedDocument = Brand<object, "PublishedDocument">;

/** One source's contribution to a resource: stable over refresh and modify of its publication. */
export type SourceId = string;

/** A NOTIFY body, shared by every watcher with the same view. */
export interface RenderedBody {
  readonly contentType: string;
  readonly text: string;
  /** Length of `text` in UTF-8, for Content-Length. */
  readonly octets: number;
}

/** Why a published body is not taken (RFC 3903 section 6, presence.md section 1.2 step 6). */
export type PublicationRefusal =
  | { readonly kind: "unsupported-type" }
  | { readonly kind: "malformed"; readonly reason: string };

/** Bounds of the expiration of publications and subscriptions, in seconds. */
export interface ExpiryBounds {
  readonly defaultSeconds: number;
  readonly minSeconds: number;
  readonly maxSeconds: number;
}

/** Keeps the contributions to one resource and makes one document of them. Synchronous, no clock of its own. */
export interface Compositor {
  /** Reads and checks a body for this resource. Changes nothing. */
  read(contentType: string, body: Uint8Array): Result<PublishedDocument, PublicationRefusal>;
  /** Adds or replaces one source's contribution. `at` is when its content changed. */
  put(source: SourceId, document: PublishedDocument, at: Instant): void;
  remove(source: SourceId): void;
  /** Rises by one with every `put` and `remove`. */
  readonly version: number;
  readonly isEmpty: boolean;
  /** The body for a view; the same object until the composed state changes for that view. */
  render(viewKey: string): RenderedBody;
}

/** An event package as a record (RFC 6665 section 5). Adding one touches no other file than the registry. */
export interface EventPackage {
  readonly name: string;
  /** Body types a NOTIFY can carry; the first is sent when the watcher names none. */
  readonly notifyTypes: readonly string[];
  /** Body types a PUBLISH can carry. */
  readonly publishTypes: readonly string[];
  readonly expiry: ExpiryBounds;
  /** A compositor for one resource, named by its address of record. */
  compositor(resource: string): Compositor;
  /** Watchers with the same key share one rendered body. `contentType` is one of `notifyTypes`. */
  viewKey(watcher: string, resource: string, contentType: string): string;
}
