import type { RulesRow, RulesWarning } from "@porchlight/admin-api";
import type { RulesReport } from "@porchlight/event-packages";
import { saidIn } from "@porchlight/kernel";
import { type PolicyWarning, warningSentence } from "@porchlight/policy";

/** Whether rules are there and can be read. */
export function rulesStanding({
  rules,
}: Pick<RulesReport, "rules">): Pick<RulesRow, "state" | "rules" | "reason" | "said"> {
  switch (rules.kind) {
    case "none":
      return { state: "none", rules: null, reason: null, said: null };
    case "unreadable":
      return {
        state: "unreadable",
        rules: null,
        reason: rules.fault.reason.text,
        said: saidIn(rules.fault.reason),
      };
    case "rules":
      return {
        state: "rules",
        rules: rules.rulesets.reduce((count, ruleset) => count + ruleset.rules.length, 0),
        reason: null,
        said: null,
      };
  }
}

export function warningRow(warning: PolicyWarning): RulesWarning {
  const sentence = warningSentence(warning);
  return {
    kind: warning.kind,
    rules: warning.kind === "granted-and-blocked" ? [warning.blockedBy, warning.grantedBy] : [warning.rule],
    sentence: sentence.text,
    said: saidIn(sentence),
  };
}
