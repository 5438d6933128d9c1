import type { Result } from "@porchlight/kernel";
import {
  compilePublicationRules,
  compileRuleset,
  type GoverningRules,
  governingRules,
  type ListLookup,
  type ListMembers,
  type ListScope,
  type PublicationRuleset,
  type RulesetFault,
  resolveList,
  type StoredRuleset,
} from "@porchlight/policy";
import { parseXml, type XmlElement } from "@porchlight/xml";
import { STORED_LIMITS } from "../../document-library/stored-limits";
import type { PolicyDocuments } from "./policy-documents";
import { IETF_RULES, OMA_RULES, PUBLICATION_RULES, rulesHome } from "./rules-documents";

/** The rules of one presentity as they stand, compiled, with the lists they name. Given up when any of it changes. */
export class PresentityPolicy {
  readonly rules: GoverningRules;
  #publicationRules: Result<PublicationRuleset, RulesetFault> | "none" | undefined;
  readonly #library: PolicyDocuments;
  readonly #scope: Omit<ListScope, "roots">;
  readonly #rootsFor: (anchor: string) => readonly string[];
  readonly #lists = new Map<string, ListMembers>();
  readonly #noteDocument: (path: string) => void;

  /** @param noteDocument is told of every document that a list led to, missing ones too */
  constructor(
    library: PolicyDocuments,
    scope: Omit<ListScope, "roots">,
    rootsFor: (anchor: string) => readonly string[],
    noteDocument: (path: string) => void,
  ) {
    this.#library = library;
    this.#scope = scope;
    this.#rootsFor = rootsFor;
    this.#noteDocument = noteDocument;
    this.rules = readRules(library, scope.xui);
  }

  /** Undefined when there is no document. */
  get publicationRules(): Result<PublicationRuleset, RulesetFault> | undefined {
    this.#publicationRules ??= this.#readPublicationRules();
    return this.#publicationRules === "none" ? undefined : this.#publicationRules;
  }

  #readPublicationRules(): Result<PublicationRuleset, RulesetFault> | "none" {
    const stored = this.#library.read(rulesHome(PUBLICATION_RULES, this.#scope.xui, "pub-rules"));
    return stored === undefined ? "none" : compilePublicationRules(stored.text);
  }

  readonly lists: ListLookup = (anchor) => {
    const known = this.#lists.get(anchor);
    if (known !== undefined) return known;
    const list = resolveList(
      anchor,
      { readDocument: (path) => this.#root(path) },
      {
        ...this.#scope,
        roots: this.#rootsFor(anchor),
      },
    );
    for (const path of list.documents) this.#noteDocument(path);
    this.#lists.set(anchor, list);
    return list;
  };

  #root(path: string): XmlElement | undefined {
    const stored = this.#library.read(path);
    const xml = stored === undefined ? undefined : parseXml(stored.text, STORED_LIMITS);
    return xml?.ok ? xml.value.root : undefined;
  }
}

function readRules(library: PolicyDocuments, xui: string): GoverningRules {
  const oma = library.read(rulesHome(OMA_RULES, xui, "pres-rules"));
  const ietf = [...library.pathsOf(xui, rulesHome(IETF_RULES, xui, ""))].sort();
  return governingRules(
    oma === undefined ? undefined : compileRuleset(oma.text),
    oma === undefined ? ietf.flatMap((path) => stored(library, path)) : [],
  );
}

function stored(library: PolicyDocuments, path: string): StoredRuleset[] {
  const document = library.read(path);
  return document === undefined ? [] : [compileRuleset(document.text)];
}
