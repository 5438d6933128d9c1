import type { RulesRow, RulesWarning } from "@porchlight/admin-api";
import type { RulesReport } from "@porchlight/event-packages";
import { type PolicyWarning, warningSentence } from "@porchlight/policy";

/** Whether rules are there and can be read. */
export function rulesStanding({
  rules,
}: Pick<RulesReport, "rules">): Pick<RulesRow, "state" | "rules" | "reason"> {
  switch (rules.kind) {
    case "none":
      return { state: "none", rules: null, reason: null };
    case "unreadable":
      return { state: "unreadable", rules: null, reason: rules.fault.reason };
    case "rules":
      return {
        state: "rules",
        rules: rules.rulesets.reduce((count, ruleset) => count + ruleset.rules.length, 0),
        reason: null,
      };
  }
}

export const warningRow = (warning: PolicyWarning): RulesWarning => ({
  kind: warning.kind,
  rules: warning.kind === "granted-and-blocked" ? [warning.blockedBy, warning.grantedBy] : [warning.rule],
  sentence: warningSentence(warning),
});
