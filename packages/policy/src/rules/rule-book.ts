import type { Rule, RulePart } from "@porchlight/documents";
import { compileConditions } from "./compile-condition";
import type {
  CompiledCondition,
  CompiledIdentity,
  CompiledMany,
  CompiledRule,
  Named,
  RuleBook,
} from "./compiled-rule";

/** Compiles the rules of one document; `grantOf` says what a rule gives. */
export function ruleBook<Action extends RulePart, Transformation extends RulePart, Grant>(
  rules: readonly Rule<Action, Transformation>[],
  grantOf: (rule: Rule<Action, Transformation>) => Grant,
): RuleBook<Grant> {
  return bookOf(
    rules.map((rule) => ({
      id: rule.id,
      conditions: compileConditions(rule.conditions),
      grant: grantOf(rule),
    })),
  );
}

export function bookOf<Grant>(rules: readonly CompiledRule<Grant>[]): RuleBook<Grant> {
  const byKey = new Map<string, CompiledRule<Grant>[]>();
  const byDomain = new Map<string, CompiledRule<Grant>[]>();
  const others: CompiledRule<Grant>[] = [];
  for (const rule of rules) {
    const identity = rule.conditions.find(isConfined);
    if (identity === undefined) others.push(rule);
    for (const key of identity?.ones ?? []) listAt(byKey, key).push(rule);
    for (const domain of new Set(identity?.many.flatMap(domainOf))) listAt(byDomain, domain).push(rule);
  }
  return { rules, byKey, byDomain, others, named: namedIn(rules) };
}

function listAt<Item>(lists: Map<string, Item[]>, key: string): Item[] {
  const known = lists.get(key);
  if (known !== undefined) return known;
  const list: Item[] = [];
  lists.set(key, list);
  return list;
}

/** An identity condition that only those can meet whom it gives a key or a domain. */
const isConfined = (condition: CompiledCondition): condition is CompiledIdentity =>
  condition.kind === "identity" && condition.many.every(({ reach }) => reach.kind !== "everybody");

const domainOf = ({ reach }: CompiledMany): string[] => (reach.kind === "domain" ? [reach.domain] : []);

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
