import { type ListScope, type PresenceRule, RESOURCE_LISTS, readPresenceRules } from "@porchlight/documents";
import { fail, ok, type Result } from "@porchlight/kernel";
import { DEFAULT_LIMITS, isNamed, parseXml, type XmlDocument, type XmlLimits } from "@porchlight/xml";
import { type MemberWitness, resolveList } from "../lists/resolve-list";
import type { CompiledRule, Named } from "../rules/compiled-rule";
import type { ListLookup, ListMembers } from "../rules/inquiry";
import { compileRules, type PresenceGrant } from "../rules/ruleset";
import type { EditRefusal } from "./refusal";
import { ietfRulesHome, listsPath, omaRulesPath, type RulesInForce } from "./rules-in-force";

/** One rule as it is written and as it is evaluated. */
export interface OpenRule {
  readonly rule: PresenceRule;
  readonly compiled: CompiledRule<PresenceGrant>;
}

/** A governing document, open for edits. */
export interface OpenRuleset {
  readonly path: string;
  readonly document: XmlDocument;
  readonly rules: readonly OpenRule[];
  readonly named: Named;
}

/** The rules in force, read. */
export class OpenRules {
  readonly #members = new Map<string, ListMembers>();
  readonly #documents = new Map<string, XmlDocument | undefined>();

  private constructor(
    readonly inForce: RulesInForce,
    /** Empty when there is no rules document. New rules go into the first. */
    readonly rulesets: readonly OpenRuleset[],
  ) {}

  /** Reads the documents that govern. */
  static read(inForce: RulesInForce): Result<OpenRules, EditRefusal> {
    const known = OPENED.get(inForce);
    if (known !== undefined) return known;
    const opened = OpenRules.#readAnew(inForce);
    OPENED.set(inForce, opened);
    return opened;
  }

  static #readAnew(inForce: RulesInForce): Result<OpenRules, EditRefusal> {
    const rulesets: OpenRuleset[] = [];
    for (const [path, text] of governing(inForce)) {
      const ruleset = readRuleset(path, text);
      if (!ruleset.ok) return ruleset;
      rulesets.push(ruleset.value);
    }
    return ok(new OpenRules(inForce, rulesets));
  }

  /** The same with other texts at some paths. */
  with(texts: ReadonlyMap<string, string>): Result<OpenRules, EditRefusal> {
    if (texts.size === 0) return ok(this);
    const documents = new Map([...this.inForce.documents, ...texts]);
    return OpenRules.read({ ...this.inForce, documents });
  }

  get rules(): readonly OpenRule[] {
    return this.rulesets.flatMap(({ rules }) => rules);
  }

  get named(): readonly Named[] {
    return this.rulesets.map(({ named }) => named);
  }

  /** The user's document of lists; undefined when it is missing, or holds something else. */
  get lists(): XmlDocument | undefined {
    const document = this.#document(listsPath(this.inForce.xui));
    return document !== undefined && isNamed(document.root, RESOURCE_LISTS, "resource-lists")
      ? document
      : undefined;
  }

  readonly lookup: ListLookup = (anchor) => {
    const known = this.#members.get(anchor);
    if (known !== undefined) return known;
    const list = this.resolve(anchor);
    this.#members.set(anchor, list);
    return list;
  };

  resolve(anchor: string, witness?: MemberWitness): ListMembers {
    const documents = { readDocument: (path: string) => this.#document(path)?.root };
    return resolveList(anchor, documents, this.scopeOf(anchor), undefined, witness);
  }

  scopeOf(anchor: string): ListScope {
    const { xui, xcapRoot, rootsFor, foreignListsAllowed = false } = this.inForce;
    return { xui, foreignListsAllowed, roots: rootsFor?.(anchor) ?? [xcapRoot] };
  }

  #document(path: string): XmlDocument | undefined {
    if (this.#documents.has(path)) return this.#documents.get(path);
    const text = this.inForce.documents.get(path);
    const parsed = text === undefined ? undefined : parseXml(text, STORED_LIMITS);
    const document = parsed?.ok ? parsed.value : undefined;
    this.#documents.set(path, document);
    return document;
  }
}

/** A page asks about many watchers of the same rules. */
const OPENED = new WeakMap<RulesInForce, Result<OpenRules, EditRefusal>>();

/** Whoever stores a document has bounded it. */
const STORED_LIMITS: XmlLimits = { ...DEFAULT_LIMITS, maxLength: 16_777_216, maxNodes: 1_000_000 };

/** The OMA document alone when there is one, else all of the IETF usage, `index` first (RFC 5025 section 9.7). */
function governing({ xui, documents }: RulesInForce): readonly (readonly [string, string])[] {
  const oma = documents.get(omaRulesPath(xui));
  if (oma !== undefined) return [[omaRulesPath(xui), oma]];
  const home = ietfRulesHome(xui);
  const below = [...documents].filter(([path]) => path.startsWith(home));
  return below.sort(([one], [other]) => rank(one, home) - rank(other, home));
}

const rank = (path: string, home: string): number => (path === `${home}index` ? 0 : 1);

function readRuleset(path: string, text: string): Result<OpenRuleset, EditRefusal> {
  const parsed = parseXml(text, STORED_LIMITS);
  if (!parsed.ok) return fail({ kind: "unreadable", path, reason: parsed.error.reason });
  const read = readPresenceRules(parsed.value);
  if (!read.ok) return fail({ kind: "unreadable", path, reason: read.error });
  const book = compileRules(read.value);
  const rules = read.value.flatMap((rule, index) => {
    const compiled = book.rules[index];
    return compiled === undefined ? [] : [{ rule, compiled }];
  });
  return ok({ path, document: parsed.value, rules, named: book.named });
}
