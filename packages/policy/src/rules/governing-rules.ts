import type { Result } from "@porchlight/kernel";
import type { Ruleset, RulesetFault } from "./ruleset";

/** The rules that decide on who sees a presentity. */
export type GoverningRules =
  | { readonly kind: "rules"; readonly rulesets: readonly Ruleset[] }
  /** There is no document. */
  | { readonly kind: "none" }
  /** A document is there that cannot be read: only the owner sees anything. */
  | { readonly kind: "unreadable"; readonly fault: RulesetFault };

export type StoredRuleset = Result<Ruleset, RulesetFault>;

/**
 * The OMA document alone when there is one, else all IETF documents of the user together, those in sub-folders
 * included (RFC 5025 section 9.7).
 */
export function governingRules(
  oma: StoredRuleset | undefined,
  ietf: readonly StoredRuleset[],
): GoverningRules {
  const stored = oma === undefined ? ietf : [oma];
  const rulesets: Ruleset[] = [];
  for (const one of stored) {
    if (!one.ok) return { kind: "unreadable", fault: one.error };
    rulesets.push(one.value);
  }
  return rulesets.length === 0 ? { kind: "none" } : { kind: "rules", rulesets };
}
