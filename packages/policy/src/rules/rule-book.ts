import type { Rule, RulePart } from "@porchlight/documents";
import { compileConditions } from "./compile-condition";
import type { CompiledCondition, CompiledIdentity, CompiledRule, Named, RuleBook } from "./compiled-rule";

/** Compiles the rules of one document; `grantOf` says what a rule gives. */
export function ruleBook<Action extends RulePart, Transformation extends RulePart, Grant>(
  rules: readonly Rule<Action, Transformation>[],
  grantOf: (rule: Rule<Action, Transformation>) => Grant,
): RuleBook<Grant> {
  const compiled = rules.map((rule) => ({
    id: rule.id,
    conditions: compileConditions(rule.conditions),
    grant: grantOf(rule),
  }));
  const byKey = new Map<string, CompiledRule<Grant>[]>();
  const others: CompiledRule<Grant>[] = [];
  for (const rule of compiled) {
    const single = rule.conditions.find(isSingle);
    if (single === undefined) others.push(rule);
    else for (const key of single.ones) listAt(byKey, key).push(rule);
  }
  return { rules: compiled, byKey, others, named: namedIn(compiled) };
}

function listAt<Item>(lists: Map<string, Item[]>, key: string): Item[] {
  const known = lists.get(key);
  if (known !== undefined) return known;
  const list: Item[] = [];
  lists.set(key, list);
  return list;
}

/** An identity condition that only single entities can meet. */
const isSingle = (condition: CompiledCondition): condition is CompiledIdentity =>
  condition.kind === "identity" && condition.many.length === 0;

/** An exception names those it takes away, so that they are nobody else's others. */
function namedIn(rules: readonly CompiledRule<unknown>[]): Named {
  const keys = new Set<string>();
  const domains = new Set<string>();
  const anchors = new Set<string>();
  let everybody = false;
  for (const condition of rules.flatMap(({ conditions }) => conditions)) {
    if (condition.kind === "external-list") for (const anchor of condition.anchors) anchors.add(anchor);
    if (condition.kind !== "identity") continue;
    for (const key of condition.ones) keys.add(key);
    for (const many of condition.many) {
      if (many.reach.kind === "domain") domains.add(many.reach.domain);
      if (many.reach.kind === "everybody") everybody = true;
      for (const key of many.exceptKeys) keys.add(key);
      for (const domain of many.exceptDomains) domains.add(domain);
    }
  }
  return { everybody, keys, domains, anchors: [...anchors] };
}
