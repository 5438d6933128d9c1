import {
  elementAt,
  type ListReference,
  type ListScope,
  RESOURCE_LISTS,
  readAnchor,
  readEntryReference,
} from "@porchlight/documents";
import { attributeOf, childElements, isNamed, type XmlElement } from "@porchlight/xml";
import { identityKey } from "../identity/identity";
import type { ListMembers } from "../rules/inquiry";

/** The stored documents that references lead to. */
export interface ListDocuments {
  /** Root element of the document at a path (see `ListReference.document`); undefined when it is missing or no XML. */
  readDocument(path: string): XmlElement | undefined;
}

export interface ListLimits {
  /** Members taken; those behind are left out. */
  readonly maxEntries: number;
  /** `external` and `entry-ref` followed. */
  readonly maxReferences: number;
  /** Lists inside lists, by nesting or reference. */
  readonly maxDepth: number;
}

export const DEFAULT_LIST_LIMITS: ListLimits = { maxEntries: 10_000, maxReferences: 1000, maxDepth: 10 };

/** Hears of each `entry` and `entry-ref` that brings an entity in, and of its `identityKey`. */
export type MemberWitness = (member: XmlElement, key: string) => void;

/** A resolved list, and what it rests on. */
export interface ResolvedList extends ListMembers {
  /** Paths of the documents that were looked at, missing ones too: a change of any may change the members. */
  readonly documents: ReadonlySet<string>;
}

/**
 * The members of the list an anchor names, those of nested lists, `external` and `entry-ref` included (RFC 4826 section
 * 3.2). Each list counts once, so that a cycle ends. What cannot be found names nobody.
 */
export function resolveList(
  anchor: string,
  documents: ListDocuments,
  scope: ListScope,
  limits: ListLimits = DEFAULT_LIST_LIMITS,
  witness?: MemberWitness,
): ResolvedList {
  const resolution = new Resolution(documents, scope, limits, witness);
  resolution.run(anchor);
  return resolution;
}

/** Works level by level, so that every list is met where it is least deep. */
class Resolution implements ResolvedList {
  readonly members = new Set<string>();
  readonly documents = new Set<string>();
  isCutShort = false;
  readonly #source: ListDocuments;
  readonly #scope: ListScope;
  readonly #limits: ListLimits;
  readonly #witness: MemberWitness | undefined;
  readonly #roots = new Map<string, XmlElement | undefined>();
  readonly #met = new Set<XmlElement>();
  #references = 0;

  constructor(
    source: ListDocuments,
    scope: ListScope,
    limits: ListLimits,
    witness: MemberWitness | undefined,
  ) {
    this.#source = source;
    this.#scope = scope;
    this.#limits = limits;
    this.#witness = witness;
  }

  run(anchor: string): void {
    let level = this.#listAt(readAnchor(anchor, this.#scope));
    for (let depth = 0; level.length > 0; depth += 1) {
      if (depth > this.#limits.maxDepth) {
        this.isCutShort = true;
        return;
      }
      level = level.flatMap((list) => this.#readList(list));
    }
  }

  /** Takes the members of a list; the lists in it are for the next level. */
  #readList(list: XmlElement): XmlElement[] {
    if (this.#met.has(list)) return [];
    this.#met.add(list);
    const inner: XmlElement[] = [];
    for (const child of childElements(list)) {
      if (child.namespace === RESOURCE_LISTS) inner.push(...this.#readMember(child));
    }
    return inner;
  }

  #readMember(member: XmlElement): readonly XmlElement[] {
    switch (member.localName) {
      case "entry":
        this.#take(member, member);
        return [];
      case "entry-ref":
        this.#take(
          member,
          this.#entryAt(readEntryReference(attributeOf(member, "ref")?.trim() ?? "", this.#scope)),
        );
        return [];
      case "external":
        return this.#listAt(readAnchor(attributeOf(member, "anchor")?.trim() ?? "", this.#scope));
      case "list":
        return [member];
      default:
        return [];
    }
  }

  #take(member: XmlElement, entry: XmlElement | undefined): void {
    const uri = entry === undefined ? undefined : attributeOf(entry, "uri")?.trim();
    if (uri === undefined || uri === "") return;
    const key = identityKey(uri);
    this.#witness?.(member, key);
    if (this.members.has(key)) return;
    if (this.members.size === this.#limits.maxEntries) this.isCutShort = true;
    else this.members.add(key);
  }

  #listAt(reference: ListReference | undefined): readonly XmlElement[] {
    const element = this.#elementAt(reference);
    return element !== undefined && isNamed(element, RESOURCE_LISTS, "list") ? [element] : [];
  }

  #entryAt(reference: ListReference | undefined): XmlElement | undefined {
    const element = this.#elementAt(reference);
    return element !== undefined && isNamed(element, RESOURCE_LISTS, "entry") ? element : undefined;
  }

  #elementAt(reference: ListReference | undefined): XmlElement | undefined {
    if (reference === undefined) return undefined;
    this.#references += 1;
    if (this.#references > this.#limits.maxReferences + 1) {
      this.isCutShort = true;
      return undefined;
    }
    const root = this.#rootOf(reference.document);
    return root === undefined ? undefined : elementAt(root, reference.path);
  }

  /** A document is one tree for the whole resolution, so that a list met again is the same element. */
  #rootOf(path: string): XmlElement | undefined {
    if (!this.documents.has(path)) {
      this.documents.add(path);
      this.#roots.set(path, this.#source.readDocument(path));
    }
    return this.#roots.get(path);
  }
}
