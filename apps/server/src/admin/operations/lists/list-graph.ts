import { canonicalUri, entryUri, RESOURCE_LISTS, readAnchor } from "@porchlight/documents";
import { attributeOf, childElements, isNamed, type XmlElement } from "@porchlight/xml";
import type { OwnerLists } from "./owner-lists";

/** Which lists of a user lead to which: by nesting, by reference, and by the URI of a service as an entry. */
export class ListGraph {
  readonly #lists: OwnerLists;
  /** The list of each service, by canonical URI. */
  readonly #served: ReadonlyMap<string, XmlElement>;
  readonly #next = new Map<XmlElement, readonly XmlElement[]>();

  constructor(lists: OwnerLists) {
    this.#lists = lists;
    this.#served = new Map(
      lists.services.flatMap(({ service: { uri, list } }) => {
        const element = list.kind === "inline" ? list.element : this.anchored(list.uri);
        return element === undefined ? [] : [[canonicalUri(uri), element] as const];
      }),
    );
  }

  /** The list that an absolute reference leads to. */
  anchored(anchor: string): XmlElement | undefined {
    return this.#lists.follow(readAnchor(anchor, this.#lists.scope(anchor)), "list");
  }

  /** The list that a child of a list stands for; undefined for a single resource. */
  target(child: XmlElement): XmlElement | undefined {
    if (isNamed(child, RESOURCE_LISTS, "list")) return child;
    if (isNamed(child, RESOURCE_LISTS, "external"))
      return this.anchored(attributeOf(child, "anchor")?.trim() ?? "");
    const uri = isNamed(child, RESOURCE_LISTS, "entry") ? entryUri(child) : undefined;
    return uri === undefined ? undefined : this.#served.get(canonicalUri(uri));
  }

  /** Whether one list leads to another, or is it. */
  leadsTo(from: XmlElement, goal: XmlElement): boolean {
    const met = new Set([from]);
    for (const list of met) {
      if (list === goal) return true;
      for (const next of this.#nextOf(list)) met.add(next);
    }
    return false;
  }

  #nextOf(list: XmlElement): readonly XmlElement[] {
    const known = this.#next.get(list);
    if (known !== undefined) return known;
    const next = childElements(list).flatMap((child) => this.target(child) ?? []);
    this.#next.set(list, next);
    return next;
  }
}
