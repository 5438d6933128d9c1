import {
  type DocumentChanged,
  type DocumentKey,
  documentSelectorText,
  type StoredDocument,
} from "@porchlight/xdm";

/** Octets of text kept. */
const CAPACITY = 33_554_432;

/** The documents read or written last. It hears of every change of the store. */
export class DocumentCache {
  readonly #documents = new Map<string, StoredDocument>();
  #octets = 0;
  #generation = 0;

  /** Rises with every change: what was read before one may be older than it. */
  get generation(): number {
    return this.#generation;
  }

  get(key: DocumentKey): StoredDocument | undefined {
    const selector = documentSelectorText(key);
    const document = this.#documents.get(selector);
    if (document === undefined) return undefined;
    this.#documents.delete(selector);
    this.#documents.set(selector, document);
    return document;
  }

  /** An older version never takes the place of a newer one. */
  put(document: StoredDocument): void {
    const selector = documentSelectorText(document.key);
    const kept = this.#documents.get(selector);
    if (kept !== undefined && kept.version >= document.version) return;
    this.drop(document.key);
    this.#documents.set(selector, document);
    this.#octets += document.octets;
    this.#makeRoom();
  }

  drop(key: DocumentKey): void {
    const selector = documentSelectorText(key);
    this.#octets -= this.#documents.get(selector)?.octets ?? 0;
    this.#documents.delete(selector);
  }

  changed(change: DocumentChanged): void {
    this.#generation += 1;
    this.drop(change.key);
    const { key, newEtag: etag, newText: text, version, at: modifiedAt, author, client } = change;
    if (etag === undefined || text === undefined) return;
    this.put({ key, text, etag, version, modifiedAt, author, client, octets: Buffer.byteLength(text) });
  }

  #makeRoom(): void {
    for (const [, { key }] of this.#documents) {
      if (this.#octets <= CAPACITY || this.#documents.size === 1) return;
      this.drop(key);
    }
  }
}
