import type { SubHandling } from "@porchlight/documents";
import { defaultScope, isRefused, judge } from "../decision/decide";
import type { Decision, DefaultHandling, PolicyQuestion } from "../decision/decision";
import { grantsIn } from "../permissions/grants";
import type { CompiledCondition, CompiledRule } from "../rules/compiled-rule";
import { Inquiry } from "../rules/inquiry";
import type { RuleWitness } from "../rules/matching-rules";
import { fullestHandling, type PresenceGrant } from "../rules/ruleset";
import { type Reason, reasonOf } from "./reason";

/** A decision with all that led to it. */
export interface Explanation {
  readonly question: PolicyQuestion;
  readonly decision: Decision;
  /** Every rule of every governing document, in their order. Empty where rules were not asked. */
  readonly rules: readonly RuleEvidence[];
  /** What rules or the default gave, before what holds whatever they say. */
  readonly given: SubHandling;
  /** Whose default applied; undefined where there are rules, or none were asked. */
  readonly defaultScope: keyof DefaultHandling | undefined;
  /** Ids of the matching rules that gave it. */
  readonly handlingFrom: readonly string[];
  readonly grants: readonly GrantOrigin[];
}

export interface RuleEvidence {
  readonly id: string;
  readonly matches: boolean;
  /** What it says of the subscription; undefined where it does not. */
  readonly handling: SubHandling | undefined;
  readonly conditions: readonly ConditionEvidence[];
}

export interface ConditionEvidence {
  readonly kind: CompiledCondition["kind"];
  readonly holds: boolean;
  readonly because: Reason;
}

/** One thing that is granted, as `grantsIn` has it, and the ids of the rules that grant it. */
export interface GrantOrigin {
  readonly grant: string;
  readonly rules: readonly string[];
}

/** Decides like `decide`, and tells why. */
export function explain(question: PolicyQuestion): Explanation {
  const witness = new EvidenceWitness();
  const decision = judge(question, witness);
  const origins = witness.origins();
  const isDefault = question.rules.kind === "none" && decision.basis !== "own-access" && !isRefused(question);
  const scope = isDefault ? defaultScope(question) : undefined;
  const given = scope === undefined ? witness.given(decision) : question.settings.defaultHandling[scope];
  return {
    question,
    decision,
    rules: witness.evidence,
    given,
    defaultScope: scope,
    handlingFrom: witness.matching.filter(({ grant }) => grant.handling === given).map(({ id }) => id),
    grants: grantsIn(decision.permissions).map((grant) => ({ grant, rules: origins.get(grant) ?? [] })),
  };
}

/** Writes down what every condition of every rule says; those the decision had no need to ask are asked apart from it. */
class EvidenceWitness implements RuleWitness<PresenceGrant> {
  readonly evidence: RuleEvidence[] = [];
  readonly matching: CompiledRule<PresenceGrant>[] = [];
  #apart: Inquiry | undefined;

  heard(rule: CompiledRule<PresenceGrant>, matches: boolean, { circumstances }: Inquiry): void {
    this.#apart ??= new Inquiry(circumstances);
    const apart = this.#apart;
    const conditions = rule.conditions.map((condition) => ({
      kind: condition.kind,
      holds: apart.holds(condition),
      because: reasonOf(condition, apart),
    }));
    this.evidence.push({ id: rule.id, matches, handling: rule.grant.handling, conditions });
    if (matches) this.matching.push(rule);
  }

  given({ handling }: Decision): SubHandling {
    if (this.evidence.length === 0) return handling;
    return fullestHandling(this.matching.map(({ grant }) => grant.handling)) ?? "block";
  }

  /** Ids of the matching rules, by each thing they grant. */
  origins(): ReadonlyMap<string, readonly string[]> {
    const origins = new Map<string, string[]>();
    for (const { id, grant } of this.matching) {
      for (const each of grantsIn(grant.permissions)) {
        const rules = origins.get(each);
        if (rules === undefined) origins.set(each, [id]);
        else rules.push(id);
      }
    }
    return origins;
  }
}
