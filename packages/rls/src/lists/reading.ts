import { ElementIndex, elementAt, type ListReference, RESOURCE_LISTS } from "@porchlight/documents";
import { isNamed, type XmlElement } from "@porchlight/xml";
import type { ListLimits } from "./list-limits";
import { type ReadRoots, type StoredDocuments, storedRoot } from "./stored-documents";

/** The documents one resolution looks at, within its limits. */
export class Reading {
  /** Paths, those of missing documents too. */
  readonly documents = new Set<string>();
  /** References that lead nowhere, as written. */
  readonly unresolved: string[] = [];
  isCutShort = false;
  readonly #documents: Pick<StoredDocuments, "read">;
  readonly #limits: ListLimits;
  readonly #roots: ReadRoots;
  #entries = 0;
  #references = 0;
  readonly #index = new ElementIndex();

  /** @param roots of documents that others have read already; those read here are added */
  constructor(documents: Pick<StoredDocuments, "read">, limits: ListLimits, roots: ReadRoots) {
    this.#documents = documents;
    this.#limits = limits;
    this.#roots = roots;
  }

  /** A document is one tree for the whole resolution, so that a list met again is the same element. */
  root(path: string): XmlElement | undefined {
    this.documents.add(path);
    if (!this.#roots.has(path)) this.#roots.set(path, storedRoot(this.#documents, path));
    return this.#roots.get(path);
  }

  /** The element of a name that a reference leads to; what leads nowhere is noted. */
  follow(written: string, reference: ListReference | undefined, name: string): XmlElement | undefined {
    const element = reference === undefined ? undefined : this.#elementAt(reference);
    if (element !== undefined && isNamed(element, RESOURCE_LISTS, name)) return element;
    this.unresolved.push(written);
    return undefined;
  }

  /** Counts an entry; whether there is room for it. */
  takesEntry(): boolean {
    this.#entries += 1;
    return this.#within(this.#entries, this.#limits.maxEntries);
  }

  #elementAt({ document, path }: ListReference): XmlElement | undefined {
    this.#references += 1;
    if (!this.#within(this.#references, this.#limits.maxReferences)) return undefined;
    const root = this.root(document);
    const element = root && elementAt(root, path, this.#index);
    return this.#within(this.#index.searched, this.#limits.maxSearched) ? element : undefined;
  }

  #within(count: number, most: number): boolean {
    if (count > most) this.isCutShort = true;
    return count <= most;
  }
}
