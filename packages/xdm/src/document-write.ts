import type { Instant } from "@porchlight/kernel";
import type { DocumentKey } from "./document-key";

/** The state a write was decided on; the store compares it before it writes. */
export type ExpectedState = { readonly kind: "absent" } | { readonly kind: "etag"; readonly etag: string };

/** A change for the store to make, if what it expects still holds. */
export type DocumentWrite = PutDocument | DeleteDocument;

interface WriteFacts {
  readonly key: DocumentKey;
  readonly expected: ExpectedState;
  readonly at: Instant;
  readonly author: string;
  readonly client: string;
}

export interface PutDocument extends WriteFacts {
  readonly kind: "put";
  readonly text: string;
  /** Entity-tag of the new text, without quotes. */
  readonly etag: string;
}

export interface DeleteDocument extends WriteFacts {
  readonly kind: "delete";
}
