import type { XcapConflict } from "./conflict";
import type { DocumentWrite } from "./document-write";
import type { XcapMethod } from "./request";

export type XcapStatus = 200 | 201 | 304 | 400 | 403 | 404 | 405 | 409 | 412 | 413 | 415;

/** What to answer. The edge adds `Cache-Control: no-cache` to each (RFC 4825 section 9) and drops the body for HEAD. */
export interface XcapResponse {
  readonly status: XcapStatus;
  readonly contentType?: string;
  readonly body?: string;
  /** What the body of a 409 reports. */
  readonly conflict?: XcapConflict;
  /** Entity-tag without its quotes. */
  readonly etag?: string;
  /** For the Allow field, on 405 and on the answer to OPTIONS. */
  readonly allow?: readonly XcapMethod[];
  /** Absolute URI of what was created. */
  readonly location?: string;
}

/** The decision on a request. */
export type XcapOutcome =
  | { readonly kind: "respond"; readonly response: XcapResponse }
  /** Hand `write` to the store. Written: send `onceStored`. Conflict: read again and decide again. */
  | { readonly kind: "write"; readonly write: DocumentWrite; readonly onceStored: XcapResponse };

/** An outcome that changes nothing. */
export const respond = (response: XcapResponse): XcapOutcome => ({ kind: "respond", response });
