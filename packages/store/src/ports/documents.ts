import type {
  DocumentChanged,
  DocumentKey,
  DocumentStore,
  DocumentVersionFacts,
  DocumentWrite,
  StoredDocument,
  WriteResult,
} from "@porchlight/xdm";
import type { AuditNote } from "./audit";

/** What is stored with a document in the same transaction, or not at all. */
export interface WriteCompanions {
  /**
   * Service URIs that the new text defines, each in the form in which equal URIs are equal texts. They replace those of
   * the text before; one that another document defines makes the write a conflict.
   */
  readonly serviceUris?: readonly string[];
  readonly audit?: readonly AuditNote[];
  /** The document that the write replaces, where its writer has it: spares reading it for the change. */
  readonly previous?: Pick<StoredDocument, "etag" | "text">;
}

/** Which document defines a service URI. */
export interface ServiceDefinition {
  readonly uri: string;
  readonly key: DocumentKey;
}

/**
 * Documents with their history. Versions of one document beyond a bound are forgotten, the oldest first; of deleted
 * documents a user keeps the latest only. When an account is removed its documents go in the same transaction.
 */
export interface DocumentArchive extends DocumentStore {
  write(write: DocumentWrite, companions?: WriteCompanions): Promise<WriteResult>;
  /** A page of the documents of everybody, by user, usage and path: their newest versions, which are deletions or not. */
  browse(filter: DocumentFilter): Promise<DocumentPage>;
  /** All service URIs, in no order. */
  serviceDefinitions(): Promise<readonly ServiceDefinition[]>;
  /**
   * Calls the listener with every change after it is stored and before its writer hears of it, in the order of the
   * versions. A fault of the listener is its own. Returns how to stop.
   */
  watch(listener: (change: DocumentChanged) => void): () => void;
}

/** What is browsed; a part left out covers all. */
export interface DocumentFilter {
  /** Part of the usage, of the user's address or of the path, in any case; empty for all. */
  readonly search: string;
  readonly user?: string | undefined;
  readonly auid?: string | undefined;
  /** Documents that are there, or what is left of deleted ones. */
  readonly state: "present" | "deleted";
  readonly offset: number;
  readonly limit: number;
}

export interface DocumentPage {
  readonly items: readonly DocumentVersionFacts[];
  /** How many the filter finds. */
  readonly total: number;
}

/** Bounds of what is kept beside the documents themselves. */
export interface HistoryBounds {
  /** Versions of one document, the present one included. */
  readonly versionsPerDocument: number;
  /** Deleted documents of one user whose history can still be read. */
  readonly deletedPerUser: number;
}

export const DEFAULT_HISTORY_BOUNDS: HistoryBounds = { versionsPerDocument: 50, deletedPerUser: 100 };
