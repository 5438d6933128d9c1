import { parseXml, type XmlDocument } from "@porchlight/xml";
import type { StoredDocument } from "./stored-document";

/** Characters of source text whose trees are kept. */
const DEFAULT_CAPACITY = 8_388_608;

/** What was accepted once is read again whatever the limits are now. */
const UNBOUNDED = {
  maxLength: Number.POSITIVE_INFINITY,
  maxDepth: Number.POSITIVE_INFINITY,
  maxAttributes: Number.POSITIVE_INFINITY,
  maxNodes: Number.POSITIVE_INFINITY,
};

/**
 * Trees of the documents that were used last, so that a document edited again and again is not read again and again.
 * An entity-tag never stands for two texts, so it is the key. Only speed depends on what is kept here.
 */
export class ParsedDocuments {
  readonly #trees = new Map<string, XmlDocument>();
  readonly #capacity: number;
  #characters = 0;

  constructor(capacity: number = DEFAULT_CAPACITY) {
    this.#capacity = capacity;
  }

  /** The tree of a stored document; one that cannot be read is a fault of the store. */
  treeOf({ etag, text }: Pick<StoredDocument, "etag" | "text">): XmlDocument {
    const known = this.#trees.get(etag);
    if (known !== undefined && known.source === text) {
      this.#trees.delete(etag);
      this.#trees.set(etag, known);
      return known;
    }
    const document = readStored(text);
    this.keep(etag, document);
    return document;
  }

  /**
   * Keeps a tree for the text that will be stored under this entity-tag. The tree of the text that it replaces goes at
   * once: many old trees of one large document would cost more to carry along than one of them costs to read again.
   */
  keep(etag: string, document: XmlDocument, replacedEtag?: string): void {
    if (replacedEtag !== undefined) this.#drop(replacedEtag);
    this.#drop(etag);
    if (document.source.length > this.#capacity) return;
    this.#trees.set(etag, document);
    this.#characters += document.source.length;
    for (const oldest of this.#trees.keys()) {
      if (this.#characters <= this.#capacity) break;
      this.#drop(oldest);
    }
  }

  #drop(etag: string): void {
    this.#characters -= this.#trees.get(etag)?.source.length ?? 0;
    this.#trees.delete(etag);
  }
}

function readStored(text: string): XmlDocument {
  const read = parseXml(text, UNBOUNDED);
  if (!read.ok) throw new Error(`a stored document is not XML: ${read.error.reason.text}`);
  return read.value;
}
