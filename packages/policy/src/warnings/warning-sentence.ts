import type { PolicyWarning } from "./warnings";

/** A warning in one plain sentence. */
export function warningSentence(warning: PolicyWarning): string {
  switch (warning.kind) {
    case "granted-and-blocked":
      return `Rule ${warning.blockedBy} blocks ${warning.watcher}, but rule ${warning.grantedBy} lets it in, and letting in wins.`;
    case "sphere-guards-handling":
      return `Rule ${warning.rule} lets watchers in by sphere: each change of sphere may end their subscriptions.`;
    case "never-valid-again":
      return `Rule ${warning.rule} is out of date and never matches again.`;
    case "never-matches":
      return `Rule ${warning.rule} never matches, because its condition ${warning.condition} cannot hold.`;
    case "list-out-of-scope":
      return `Rule ${warning.rule} names a list that is not taken into account: ${warning.anchor}.`;
  }
}
