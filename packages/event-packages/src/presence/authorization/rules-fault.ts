import type { Result, Saying } from "@porchlight/kernel";
import { compilePublicationRules, compileRuleset, type RulesetFault } from "@porchlight/policy";
import { documentHome } from "../../document-library/document-path";
import { IETF_RULES, OMA_RULES, PUBLICATION_RULES } from "./rules-documents";

/** A stored rules document that cannot be read: it grants nothing to anybody but its owner (POL-004). */
export interface RulesFault {
  /** Whose rules they are. */
  readonly owner: string;
  readonly reason: Saying;
}

/** What is wrong with a stored document; undefined when it reads, or holds no rules. */
export function rulesFault(path: string, text: string): RulesFault | undefined {
  const home = documentHome(path);
  if (home === undefined || home.xui === "") return undefined;
  const compiled = COMPILERS.get(home.auid)?.(text);
  return compiled === undefined || compiled.ok
    ? undefined
    : { owner: home.xui, reason: compiled.error.reason };
}

const COMPILERS = new Map<string, (text: string) => Result<unknown, RulesetFault>>([
  [OMA_RULES, compileRuleset],
  [IETF_RULES, compileRuleset],
  [PUBLICATION_RULES, compilePublicationRules],
]);
