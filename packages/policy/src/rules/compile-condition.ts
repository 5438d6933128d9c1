import type { Condition, IdentityCondition, ManyMember, Period } from "@porchlight/documents";
import { asciiDomain } from "../identity/ascii-domain";
import { identityKey } from "../identity/identity";
import type { CompiledCondition, CompiledIdentity, CompiledMany, Reach } from "./compiled-rule";
import { disjoint, intersection } from "./periods";

/** The conditions of one rule; all its validity conditions become one. */
export function compileConditions(conditions: readonly Condition[]): CompiledCondition[] {
  const compiled: CompiledCondition[] = [];
  let periods: Period[] | undefined;
  for (const condition of conditions) {
    if (condition.kind !== "validity") compiled.push(compileCondition(condition));
    else {
      const own = disjoint(condition.periods);
      periods = periods === undefined ? own : intersection(periods, own);
    }
  }
  if (periods !== undefined) compiled.push({ kind: "validity", periods });
  return compiled.sort((a, b) => COST[a.kind] - COST[b.kind]);
}

/** What is decided by the request alone first, then what changes, then what takes a look into lists. */
const COST: Readonly<Record<CompiledCondition["kind"], number>> = {
  unknown: 0,
  "anonymous-request": 1,
  identity: 2,
  sphere: 3,
  validity: 4,
  "external-list": 5,
  "other-identity": 6,
};

function compileCondition(condition: Exclude<Condition, { kind: "validity" }>): CompiledCondition {
  switch (condition.kind) {
    case "identity":
      return compileIdentity(condition);
    case "sphere":
      return { kind: "sphere", tokens: new Set(condition.tokens.map((token) => token.toLowerCase())) };
    case "external-list":
      return { kind: "external-list", anchors: condition.anchors };
    case "other-identity":
    case "anonymous-request":
      return { kind: condition.kind };
    case "unknown":
      return { kind: "unknown", name: `{${condition.namespace}}${condition.localName}` };
  }
}

function compileIdentity({ members }: IdentityCondition): CompiledIdentity {
  return {
    kind: "identity",
    ones: new Set(members.flatMap((member) => (member.kind === "one" ? [identityKey(member.id)] : []))),
    many: members.flatMap((member) => (member.kind === "many" ? [compileMany(member)] : [])),
  };
}

function compileMany({ domain, exceptions }: ManyMember): CompiledMany {
  const keys: string[] = [];
  const domains: string[] = [];
  for (const exception of exceptions) {
    if (exception.kind === "unknown") continue;
    if (exception.id !== undefined) keys.push(identityKey(exception.id));
    const excepted = exception.domain === undefined ? undefined : asciiDomain(exception.domain);
    if (excepted !== undefined) domains.push(excepted);
  }
  return {
    reach: reachOf(domain),
    isUnderstood: exceptions.every(({ kind }) => kind !== "unknown"),
    exceptKeys: new Set(keys),
    exceptDomains: new Set(domains),
  };
}

function reachOf(domain: string | undefined): Reach {
  if (domain === undefined) return { kind: "everybody" };
  const compared = asciiDomain(domain);
  return compared === undefined ? { kind: "nobody" } : { kind: "domain", domain: compared };
}
