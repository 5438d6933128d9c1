import {
  displayName,
  entryUri,
  type ListName,
  type ListScope,
  RESOURCE_LISTS,
  readAnchor,
  readEntryReference,
} from "@porchlight/documents";
import { attributeOf, childElements, type XmlElement } from "@porchlight/xml";
import type { Reading } from "./reading";

/** Hears of every entry of a list, in the order of the document. */
export type EntryListener = (uri: string, name: ListName | undefined) => void;

/**
 * Goes through a list and the lists in it, by nesting and reference, as one (RFC 4826 section 4.5). A list is gone through
 * again only where it is met less deep than before: a cycle ends.
 */
export class ListWalk {
  readonly #reading: Reading;
  readonly #scopeFor: (reference: string) => ListScope;
  readonly #maxDepth: number;
  readonly #entry: EntryListener;
  /** How deep each list was met. */
  readonly #met = new Map<XmlElement, number>();

  constructor(
    reading: Reading,
    scopeFor: (reference: string) => ListScope,
    maxDepth: number,
    entry: EntryListener,
  ) {
    this.#reading = reading;
    this.#scopeFor = scopeFor;
    this.#maxDepth = maxDepth;
    this.#entry = entry;
  }

  run(list: XmlElement, depth = 0): void {
    const met = this.#met.get(list) ?? Number.POSITIVE_INFINITY;
    if (met <= depth) return;
    if (depth > this.#maxDepth) {
      this.#reading.isCutShort = true;
      return;
    }
    this.#met.set(list, depth);
    for (const child of childElements(list)) {
      if (child.namespace !== RESOURCE_LISTS) continue;
      if (child.localName === "list") this.run(child, depth + 1);
      else if (child.localName === "external") this.#external(child, depth + 1);
      else if (!this.#single(child)) return;
    }
  }

  #external(element: XmlElement, depth: number): void {
    const anchor = attributeOf(element, "anchor")?.trim() ?? "";
    const list = this.#reading.follow(anchor, readAnchor(anchor, this.#scopeFor(anchor)), "list");
    if (list !== undefined) this.run(list, depth);
  }

  /** Whether there is room for more. */
  #single(element: XmlElement): boolean {
    const { localName } = element;
    if (localName !== "entry" && localName !== "entry-ref") return true;
    if (!this.#reading.takesEntry()) return false;
    const entry = localName === "entry" ? element : this.#referenced(element);
    const uri = entry === undefined ? undefined : entryUri(entry);
    if (entry !== undefined && uri !== undefined)
      this.#entry(uri, displayName(element) ?? displayName(entry));
    return true;
  }

  #referenced(element: XmlElement): XmlElement | undefined {
    const reference = attributeOf(element, "ref")?.trim() ?? "";
    return this.#reading.follow(reference, readEntryReference(reference, this.#scopeFor(reference)), "entry");
  }
}
