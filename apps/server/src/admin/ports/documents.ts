import type { IncomingMessage } from "node:http";
import type { DocumentArchive } from "@porchlight/store";
import type {
  ApplicationUsage,
  DocumentChanged,
  DocumentKey,
  DocumentVersion,
  ExpectedState,
  XcapResponse,
} from "@porchlight/xdm";
import type { Actor } from "../auth/actor";

/** A document by its name, with the usage that it belongs to. */
export interface DocumentAddress {
  readonly key: DocumentKey;
  readonly usage: ApplicationUsage;
}

/** Who asks for what is done to a document, and through what. */
export interface DocumentErrand {
  readonly actor: Actor;
  /** What it came through, for history: `console`, `command line`. */
  readonly client: string;
  /** XCAP root as the operator reaches it. */
  readonly root: string;
}

/** A write as an operator asks for it. */
export interface DocumentOrder extends DocumentErrand {
  /** The new text; undefined deletes. */
  readonly text: string | undefined;
  /** What must be there for it; undefined: whatever there is. */
  readonly expected: ExpectedState | undefined;
  /** The version whose text it is. */
  readonly restores?: DocumentVersion;
}

/** Others wrote the document each time it was tried. */
export class TooManyWriters extends Error {}

/** The documents of the house as operators work with them. What they write goes the way of an XCAP request. */
export interface OfficeDocuments {
  readonly archive: Pick<DocumentArchive, "read" | "readAll" | "browse" | "history" | "readVersion">;
  /** The document of a selector, whether there is one or not; undefined where none can be, or another server keeps it. */
  address(selector: string): DocumentAddress | undefined;
  /** The XCAP root as the sender of a request reaches it; without one as clients of the house are told. */
  root(request: IncomingMessage | undefined): string;
  /** Answers as XCAP does, with a line of the audit log in the transaction of the write. */
  write(address: DocumentAddress, order: DocumentOrder): Promise<XcapResponse>;
  /** What a write would be answered now, without doing it. */
  weigh(address: DocumentAddress, order: DocumentOrder): Promise<XcapResponse>;
  /** Answers a GET below a document: `~~/` and a node selector, encoded. */
  readNode(address: DocumentAddress, target: string, errand: DocumentErrand): Promise<XcapResponse>;
  /** Calls the listener after each change. Returns how to stop. */
  watch(listener: (change: DocumentChanged) => void): () => void;
}
