import type { IdentityCondition, PresenceRule } from "@porchlight/documents";
import { ok, type Result } from "@porchlight/kernel";
import type { XmlElement } from "@porchlight/xml";
import type { WishedGrant } from "../grant";
import { leaveLists } from "../leave-lists";
import type { OpenRule, OpenRules, OpenRuleset } from "../open-rules";
import type { EditRefusal } from "../refusal";
import type { Subject } from "../subject";
import { regrant } from "../text/grant-text";
import type { RuleIds } from "../text/rule-ids";
import { removal, type Splice, spliced } from "../text/splices";
import { narrow } from "./narrow";
import { split } from "./split";

export interface CarvingParts {
  readonly open: OpenRules;
  readonly subject: Subject;
  readonly wished: WishedGrant;
  readonly ids: RuleIds;
}

/** What takes a subject out of rules: changes of their texts, and lists that it has to leave. */
export class Carving {
  readonly #splices = new Map<OpenRuleset, Splice[]>();
  readonly #anchors = new Set<string>();

  constructor(private readonly parts: CarvingParts) {}

  leave(anchors: Iterable<string>): void {
    for (const anchor of anchors) this.#anchors.add(anchor);
  }

  /** Sees to it that the rule never matches the subject, or gives it no more than is wished. Nobody else loses anything. */
  takeOut(ruleset: OpenRuleset, { rule }: OpenRule): void {
    const { element } = rule;
    if (element === undefined) return;
    const identities = rule.conditions.filter((condition) => condition.kind === "identity");
    if (identities.length > 0) this.edit(ruleset, this.#outOfIdentities(rule, element, identities));
    else this.#outOfOthers(ruleset, rule, element);
  }

  edit(ruleset: OpenRuleset, splices: readonly Splice[]): void {
    this.#splices.set(ruleset, [...(this.#splices.get(ruleset) ?? []), ...splices]);
  }

  /** The rules with all that done. */
  result(): Result<OpenRules, EditRefusal> {
    const { open, subject } = this.parts;
    const lists =
      subject.kind === "watcher" ? leaveLists(open, this.#anchors, subject.identity) : ok(NO_TEXTS);
    if (!lists.ok) return lists;
    const rules = [...this.#splices].map(
      ([{ path, document }, splices]) => [path, spliced(document.source, splices)] as const,
    );
    return open.with(new Map([...rules, ...lists.value]));
  }

  #outOfIdentities(
    rule: PresenceRule,
    element: XmlElement,
    identities: readonly IdentityCondition[],
  ): readonly Splice[] {
    const { subject, wished } = this.parts;
    for (const identity of identities) {
      const narrowed = narrow(identity, subject);
      if (narrowed !== undefined) return narrowed;
    }
    return subject.kind === "watcher" && isExpendable(rule)
      ? [removal(element)]
      : regrant(rule, element, wished);
  }

  #outOfOthers(ruleset: OpenRuleset, rule: PresenceRule, element: XmlElement): void {
    const lists = rule.conditions.find((condition) => condition.kind === "external-list");
    if (lists !== undefined) {
      this.leave(lists.anchors);
      return;
    }
    const { splices, anchors } = split(rule, element, this.parts);
    this.edit(ruleset, splices);
    this.leave(anchors);
  }
}

const NO_TEXTS: ReadonlyMap<string, string> = new Map();

/** Whether a rule that is about one watcher can go: it names nobody else, and holds nothing that is not known. */
export const isExpendable = ({ conditions, actions, transformations }: PresenceRule): boolean =>
  conditions.every(({ kind }) => kind === "identity" || kind === "sphere" || kind === "validity") &&
  [...actions, ...transformations].every(({ kind }) => kind !== "unknown");
