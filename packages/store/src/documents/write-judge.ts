import {
  type DocumentWrite,
  documentChanged,
  documentSelectorText,
  type StoredDocument,
  type WriteResult,
} from "@porchlight/xdm";

/** What stands under a selector: a document, or a deletion without etag and text. */
export interface Standing {
  readonly version: number;
  readonly etag: string | undefined;
  readonly text: string | undefined;
}

/** A write that its state and its service URIs allow. */
export interface AcceptedWrite {
  readonly write: DocumentWrite;
  readonly version: number;
  readonly selector: string;
  readonly serviceUris: readonly string[];
  /** The text that it replaces. */
  readonly before: string | undefined;
}

/**
 * Compares writes with what stands, one after the other, so that each sees those before it. `standing` is by selector;
 * `definedBy` has the selector of the document that defines a service URI, for every URI of the writes.
 */
export class WriteJudge {
  readonly accepted: AcceptedWrite[] = [];
  readonly #standing: Map<string, Standing>;
  readonly #definedBy: Map<string, string>;

  constructor(standing: ReadonlyMap<string, Standing>, definedBy: ReadonlyMap<string, string>) {
    this.#standing = new Map(standing);
    this.#definedBy = new Map(definedBy);
  }

  judge(write: DocumentWrite, serviceUris: readonly string[]): WriteResult {
    const selector = documentSelectorText(write.key);
    const before = this.#standing.get(selector);
    if (!isExpected(write, before) || this.#isTaken(serviceUris, selector)) return { kind: "conflict" };
    const version = (before?.version ?? 0) + 1;
    this.#standing.set(selector, after(write, version));
    this.#redefine(serviceUris, selector);
    this.accepted.push({ write, version, selector, serviceUris, before: before?.text });
    const change = documentChanged(write, asDocument(before), version);
    return { kind: "written", document: storedDocument(write, version), change };
  }

  #isTaken(serviceUris: readonly string[], selector: string): boolean {
    return serviceUris.some((uri) => (this.#definedBy.get(uri) ?? selector) !== selector);
  }

  #redefine(serviceUris: readonly string[], selector: string): void {
    for (const [uri, owner] of this.#definedBy) if (owner === selector) this.#definedBy.delete(uri);
    for (const uri of serviceUris) this.#definedBy.set(uri, selector);
  }
}

const isExpected = ({ expected }: DocumentWrite, before: Standing | undefined): boolean =>
  expected.kind === "absent" ? before?.etag === undefined : before?.etag === expected.etag;

const after = (write: DocumentWrite, version: number): Standing =>
  write.kind === "delete"
    ? { version, etag: undefined, text: undefined }
    : { version, etag: write.etag, text: write.text };

function asDocument(before: Standing | undefined): Pick<StoredDocument, "etag" | "text"> | undefined {
  if (before?.etag === undefined || before.text === undefined) return undefined;
  return { etag: before.etag, text: before.text };
}

function storedDocument(write: DocumentWrite, version: number): StoredDocument | undefined {
  if (write.kind === "delete") return undefined;
  const { key, text, etag, at, author, client } = write;
  return { key, text, etag, version, modifiedAt: at, author, client, octets: Buffer.byteLength(text) };
}
