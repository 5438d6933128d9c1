import type {
  DocumentChanged,
  DocumentKey,
  DocumentStore,
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
  /** All service URIs, in no order. */
  serviceDefinitions(): Promise<readonly ServiceDefinition[]>;
  /**
   * Calls the listener with every change after it is stored and before its writer hears of it, in the order of the
   * versions. A fault of the listener is its own. Returns how to stop.
   */
  watch(listener: (change: DocumentChanged) => void): () => void;
}

/** Bounds of what is kept beside the documents themselves. */
export interface HistoryBounds {
  /** Versions of one document, the present one included. */
  readonly versionsPerDocument: number;
  /** Deleted documents of one user whose history can still be read. */
  readonly deletedPerUser: number;
}

export const DEFAULT_HISTORY_BOUNDS: HistoryBounds = { versionsPerDocument: 50, deletedPerUser: 100 };
