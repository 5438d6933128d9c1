import { type ListWarning, MAX_LIST_WARNINGS } from "@porchlight/admin-api";
import {
  canonicalUri,
  displayName,
  entryUri,
  RESOURCE_LISTS,
  readEntryReference,
} from "@porchlight/documents";
import { type Saying, saidIn } from "@porchlight/kernel";
import { isSubscribable } from "@porchlight/rls";
import { attributeOf, childElements, isNamed, type XmlElement } from "@porchlight/xml";
import { say } from "../../sayings";
import { ListGraph } from "./list-graph";
import type { OwnerLists } from "./owner-lists";

/** What the owner of lists may not have meant, in the order of the documents, bounded. */
export function listWarnings(lists: OwnerLists): readonly ListWarning[] {
  const search = new WarningSearch(lists);
  search.run();
  return search.found;
}

class WarningSearch {
  readonly found: ListWarning[] = [];
  readonly #lists: OwnerLists;
  readonly #graph: ListGraph;

  constructor(lists: OwnerLists) {
    this.#lists = lists;
    this.#graph = new ListGraph(lists);
  }

  run(): void {
    const root = this.#lists.lists;
    if (root !== undefined) {
      for (const [place, child] of placed(root))
        if (isNamed(child, RESOURCE_LISTS, "list")) this.#list(child, place, new Set());
    }
    for (const { place, service } of this.#lists.services) {
      const { list, uri } = service;
      if (list.kind === "reference" && this.#graph.anchored(list.uri) === undefined)
        this.#note("no-list", place, say("list-not-found", { uri }));
    }
  }

  /** @param known canonical URIs that the list around has already */
  #list(list: XmlElement, at: string, known: Set<string>): void {
    for (const [step, child] of placed(list)) {
      if (this.found.length >= MAX_LIST_WARNINGS) return;
      if (child.namespace === RESOURCE_LISTS) this.#child(list, child, `${at}.${step}`, known);
    }
  }

  #child(list: XmlElement, child: XmlElement, place: string, known: Set<string>): void {
    switch (child.localName) {
      case "list":
        return this.#list(child, place, known);
      case "entry":
        return this.#entry(list, child, place, known);
      case "external":
        return this.#external(list, child, place);
      case "entry-ref":
        return this.#reference(child, place);
    }
  }

  #entry(list: XmlElement, entry: XmlElement, place: string, known: Set<string>): void {
    const uri = entryUri(entry) ?? "";
    const served = this.#graph.target(entry);
    if (served !== undefined && this.#graph.leadsTo(served, list))
      this.#note("cycle", place, say("list-entry-cycle", { uri }));
    else if (!isSubscribable(uri, (number) => this.#lists.office.ownerOfNumber(number) !== undefined))
      this.#note("not-subscribable", place, say("list-entry-unwatchable", { uri }));
    else if (known.has(canonicalUri(uri))) this.#note("repeated", place, say("list-entry-repeated", { uri }));
    known.add(canonicalUri(uri));
  }

  #external(list: XmlElement, external: XmlElement, place: string): void {
    const target = this.#graph.target(external);
    const name = displayName(external)?.text ?? attributeOf(external, "anchor")?.trim() ?? "";
    if (target === undefined) this.#note("leads-nowhere", place, say("list-leads-nowhere", { name }));
    else if (this.#graph.leadsTo(target, list)) this.#note("cycle", place, say("list-leads-back", { name }));
  }

  #reference(element: XmlElement, place: string): void {
    const ref = attributeOf(element, "ref")?.trim() ?? "";
    const reference = readEntryReference(ref, this.#lists.scope(ref));
    if (this.#lists.follow(reference, "entry") === undefined)
      this.#note("leads-nowhere", place, say("list-entry-leads-nowhere", { reference: ref }));
  }

  #note(kind: ListWarning["kind"], place: string, saying: Saying): void {
    const document = kind === "no-list" ? "services" : "lists";
    if (this.found.length < MAX_LIST_WARNINGS)
      this.found.push({ kind, document, place, sentence: saying.text, said: saidIn(saying) });
  }
}

/** Child elements with their places, from 1. */
const placed = (parent: XmlElement): readonly (readonly [string, XmlElement])[] =>
  childElements(parent).map((child, index) => [String(index + 1), child] as const);
