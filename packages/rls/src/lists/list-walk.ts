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

/** Hears of every entry of a list that can be subscribed to, in the order of the document. */
export type EntryListener = (member: ListMember) => void;

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
    const member = localName === "entry" ? entryMember(element) : this.#referenced(element);
    if (member !== undefined) this.#entry(member);
    return true;
  }

  /** A reference may have a name of its own. */
  #referenced(element: XmlElement): ListMember | undefined {
    const reference = attributeOf(element, "ref")?.trim() ?? "";
    const scope = this.#scopeFor(reference);
    const entry = this.#reading.follow(reference, readEntryReference(reference, scope), "entry");
    const member = entry && entryMember(entry);
    const name = displayName(element);
    return member === undefined || name === undefined ? member : { ...member, names: [name] };
  }
}
