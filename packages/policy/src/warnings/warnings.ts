import { type ListScope, readAnchor } from "@porchlight/documents";
import type { Instant } from "@porchlight/kernel";
import type { CompiledCondition, CompiledRule } from "../rules/compiled-rule";
import type { ListLookup } from "../rules/inquiry";
import { currentOrNext } from "../rules/periods";
import type { PresenceGrant, Ruleset } from "../rules/ruleset";
import { type Conflict, conflicts } from "./conflicts";

/** What the owner of rules may not have meant. Rules are named by their ids. */
export type PolicyWarning =
  | Conflict
  /** A change of sphere ends subscriptions, and nobody is told when to come back (RFC 5025 section 3.1.2). */
  | { readonly kind: "sphere-guards-handling"; readonly rule: string }
  | { readonly kind: "never-valid-again"; readonly rule: string }
  /** A condition that cannot hold: its expanded name where it is not known. */
  | { readonly kind: "never-matches"; readonly rule: string; readonly condition: string }
  | { readonly kind: "list-out-of-scope"; readonly rule: string; readonly anchor: string };

export interface WarningContext {
  readonly lists: ListLookup;
  readonly scope: ListScope;
  readonly now: Instant;
}

export function warningsOf(rulesets: readonly Ruleset[], context: WarningContext): readonly PolicyWarning[] {
  const rules = rulesets.flatMap((ruleset) => ruleset.rules);
  return [...conflicts(rulesets, context), ...rules.flatMap((rule) => ruleWarnings(rule, context))];
}

function ruleWarnings(rule: CompiledRule<PresenceGrant>, context: WarningContext): PolicyWarning[] {
  const warnings = rule.conditions.flatMap((condition) => conditionWarnings(rule.id, condition, context));
  const isGuarded = rule.conditions.some(({ kind }) => kind === "sphere");
  const { handling } = rule.grant;
  if (!isGuarded || handling === undefined || handling === "block") return warnings;
  return [...warnings, { kind: "sphere-guards-handling", rule: rule.id }];
}

function conditionWarnings(
  rule: string,
  condition: CompiledCondition,
  { scope, now }: WarningContext,
): PolicyWarning[] {
  switch (condition.kind) {
    case "unknown":
      return [{ kind: "never-matches", rule, condition: condition.name }];
    case "validity":
      return currentOrNext(condition.periods, now) === undefined ? [{ kind: "never-valid-again", rule }] : [];
    case "sphere":
      return condition.tokens.size === 0 ? [{ kind: "never-matches", rule, condition: "sphere" }] : [];
    case "identity": {
      const canMatch =
        condition.ones.size > 0 ||
        condition.many.some(({ reach, isUnderstood }) => isUnderstood && reach.kind !== "nobody");
      return canMatch ? [] : [{ kind: "never-matches", rule, condition: "identity" }];
    }
    case "external-list":
      return condition.anchors
        .filter((anchor) => readAnchor(anchor, scope) === undefined)
        .map((anchor) => ({ kind: "list-out-of-scope", rule, anchor }));
    case "other-identity":
    case "anonymous-request":
      return [];
  }
}
