import type { Instant } from "@porchlight/kernel";
import type { DocumentChanged } from "./document-change";
import type { DocumentKey, DocumentTree } from "./document-key";
import type { DocumentWrite } from "./document-write";

/** One document as it is kept. */
export interface StoredDocument {
  readonly key: DocumentKey;
  /** The document as it was put, byte order mark included. */
  readonly text: string;
  /** Entity-tag without its quotes; strong, and never used again for another text (RFC 4825 section 8.5). */
  readonly etag: string;
  /** Counts every write of this key from 1, deletions too, and never goes back. */
  readonly version: number;
  readonly modifiedAt: Instant;
  /** Who wrote it. */
  readonly author: string;
  /** What it was written through; empty when not told. */
  readonly client: string;
  /** Octets of the text in UTF-8. */
  readonly octets: number;
}

/** A stored document without its text, for listings. */
export type StoredDocumentFacts = Omit<StoredDocument, "text">;

/** One step in the life of a document, newest first in listings. `text` and `etag` are missing where it was deleted. */
export interface DocumentVersion {
  readonly key: DocumentKey;
  readonly version: number;
  readonly text: string | undefined;
  readonly etag: string | undefined;
  readonly at: Instant;
  readonly author: string;
  readonly client: string;
  /** Octets of the text in UTF-8; none where it was deleted. */
  readonly octets: number;
}

export type DocumentVersionFacts = Omit<DocumentVersion, "text">;

/** What a listing covers; a part left out covers all. `folder` is a path prefix that ends in `/`. */
export interface DocumentCollection {
  readonly auid?: string;
  readonly tree?: DocumentTree;
  readonly xui?: string;
  readonly folder?: string;
}

/** How far a listing goes on. */
export interface ListingPage {
  /** `documentSelectorText` of the last document of the page before. */
  readonly after?: string;
  readonly limit: number;
}

export interface DocumentReader {
  read(key: DocumentKey): Promise<StoredDocument | undefined>;
  /** Facts of the documents of a collection, ordered by `documentSelectorText` (code unit order). */
  list(collection: DocumentCollection, page: ListingPage): Promise<readonly StoredDocumentFacts[]>;
  /** The same with texts, for usages whose documents are built from others. */
  readAll(collection: DocumentCollection, page: ListingPage): Promise<readonly StoredDocument[]>;
  /** How much a user keeps, over all usages. */
  holdings(xui: string): Promise<Holdings>;
  /** Past and present versions, newest first; `before` leaves out that version and newer ones. */
  history(
    key: DocumentKey,
    page: { readonly before?: number; readonly limit: number },
  ): Promise<readonly DocumentVersionFacts[]>;
  readVersion(key: DocumentKey, version: number): Promise<DocumentVersion | undefined>;
}

export interface Holdings {
  readonly documents: number;
  readonly octets: number;
}

/** What became of a write. */
export type WriteResult =
  | {
      readonly kind: "written";
      /** Missing after a deletion. */
      readonly document: StoredDocument | undefined;
      readonly change: DocumentChanged;
    }
  /** The stored document is no longer the one the decision was made on: read and decide again. */
  | { readonly kind: "conflict" };

/**
 * Keeps documents and their history. A write is one atomic compare-and-set: `write.expected` is compared and the new
 * state stored with its history entry, or nothing changes. Of writers that expect the same state one wins.
 */
export interface DocumentStore extends DocumentReader {
  write(write: DocumentWrite): Promise<WriteResult>;
  /** Deletes all documents of a user with their history (XDM-055). The changes are in the order of the listing. */
  deleteUser(
    xui: string,
    by: { readonly at: Instant; readonly author: string; readonly client: string },
  ): Promise<readonly DocumentChanged[]>;
}
