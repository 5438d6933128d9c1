import {
  displayName,
  type ListScope,
  RESOURCE_LISTS,
  readAnchor,
  readEntryReference,
} from "@porchlight/documents";
import { attributeOf, childElements, type XmlElement } from "@porchlight/xml";
import { entryMember } from "./entry";
import type { ListMember } from "./member-list";
import type { Reading } from "./reading";
import type { TakesNumber } from "./subscribable";

/**
 * Goes through a list and the lists in it, by nesting and reference, as one (RFC 4826 section 4.5). A list is gone through
 * again only where it is met less deep than before: a cycle ends.
 */
export class ListWalk {
  readonly #reading: Reading;
  readonly #scopeFor: (reference: string) => ListScope;
  readonly #maxDepth: number;
  readonly #takesNumber: TakesNumber | undefined;
  /** How deep each list was met. */
  readonly #met = new Map<XmlElement, number>();

  constructor(
    reading: Reading,
    scopeFor: (reference: string) => ListScope,
    maxDepth: number,
    takesNumber: TakesNumber | undefined,
  ) {
    this.#reading = reading;
    this.#scopeFor = scopeFor;
    this.#maxDepth = maxDepth;
    this.#takesNumber = takesNumber;
  }

  /** Every entry in the order of the document; undefined for one that cannot be subscribed to, and before a reference. */
  *entries(list: XmlElement, depth = 0): Generator<ListMember | undefined, void> {
    const met = this.#met.get(list) ?? Number.POSITIVE_INFINITY;
    if (met <= depth) return;
    if (depth > this.#maxDepth) {
      this.#reading.isCutShort = true;
      return;
    }
    this.#met.set(list, depth);
    for (const child of childElements(list)) {
      if (child.namespace !== RESOURCE_LISTS) continue;
      if (child.localName === "external") yield undefined;
      const inner = this.#listIn(child);
      if (inner !== undefined) yield* this.entries(inner, depth + 1);
      if (!isSingle(child)) continue;
      if (!this.#reading.takesEntry()) return;
      yield child.localName === "entry" ? entryMember(child, this.#takesNumber) : this.#referenced(child);
    }
  }

  /** A list by nesting or reference. */
  #listIn(element: XmlElement): XmlElement | undefined {
    if (element.localName === "list") return element;
    if (element.localName !== "external") return undefined;
    const anchor = attributeOf(element, "anchor")?.trim() ?? "";
    return this.#reading.follow(anchor, readAnchor(anchor, this.#scopeFor(anchor)), "list");
  }

  /** A reference may have a name of its own. */
  #referenced(element: XmlElement): ListMember | undefined {
    const reference = attributeOf(element, "ref")?.trim() ?? "";
    const scope = this.#scopeFor(reference);
    const entry = this.#reading.follow(reference, readEntryReference(reference, scope), "entry");
    const member = entry && entryMember(entry, this.#takesNumber);
    const name = displayName(element);
    return member === undefined || name === undefined ? member : { ...member, names: [name] };
  }
}

const isSingle = ({ localName }: XmlElement): boolean => localName === "entry" || localName === "entry-ref";
