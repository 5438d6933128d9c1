import type { Saying } from "@porchlight/kernel";
import { say } from "../sayings";
import type { PolicyWarning } from "./warnings";

/** A warning in one plain sentence. */
export function warningSentence(warning: PolicyWarning): Saying {
  switch (warning.kind) {
    case "granted-and-blocked": {
      const { blockedBy: blocking, grantedBy: granting, watcher } = warning;
      return say("odd-granted-and-blocked", { blocking, granting, watcher });
    }
    case "sphere-guards-handling":
      return say("odd-sphere-guards-handling", { rule: warning.rule });
    case "never-valid-again":
      return say("odd-never-valid-again", { rule: warning.rule });
    case "never-matches":
      return say("odd-never-matches", { rule: warning.rule, condition: warning.condition });
    case "list-out-of-scope":
      return say("odd-list-out-of-scope", { rule: warning.rule, anchor: warning.anchor });
  }
}
