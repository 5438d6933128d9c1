import type { SubHandling } from "@porchlight/documents";
import { assertNever } from "@porchlight/kernel";
import { visibleIdentities } from "../identity/watcher";
import type { Explanation, RuleEvidence } from "./explain";
import { wordingOf } from "./wording";

/** The decision and what decided, in one plain sentence. */
export function sentenceOf(explanation: Explanation): string {
  const { question, decision } = explanation;
  const [who, whom] = [watcherName(explanation), question.presentity.uri];
  switch (decision.basis) {
    case "own-access":
      return `${who} is the presentity and always sees everything of its own.`;
    case "override":
      return `${who} ${outcome(decision.handling, whom)}, because the operator ${overrideClause(explanation)}.`;
    case "unreadable-rules":
      return `${who} ${outcome(decision.handling, whom)}, because the rules document cannot be read: ${faultOf(explanation)}.`;
    case "default":
      return `${who} ${outcome(decision.handling, whom)}, because there is no rules document and the default for ${audience(explanation)} is ${explanation.given}${boundary(explanation)}.`;
    case "rules":
      return `${who} ${outcome(decision.handling, whom)}, because ${rulesClause(explanation)}${boundary(explanation)}.`;
    default:
      return assertNever(decision.basis);
  }
}

function overrideClause({ question, decision }: Explanation): string {
  if (decision.handling !== "block") return "hides the presentity";
  return question.settings.override === "block"
    ? "refuses all watchers"
    : "refuses watchers without an identity";
}

function watcherName({ question }: Explanation): string {
  const { watcher, settings } = question;
  const { identities } = watcher;
  if (identities.length === 0) return "A watcher without an identity";
  const name = identities.map(({ uri }) => uri).join(" or ");
  return visibleIdentities(watcher, settings.anonymousMode).length === 0
    ? `${name}, asking anonymously,`
    : name;
}

function outcome(handling: SubHandling, whom: string): string {
  switch (handling) {
    case "allow":
      return `may watch ${whom}`;
    case "polite-block":
      return `is shown ${whom} as unavailable whatever the truth`;
    case "confirm":
      return `waits until ${whom} decides`;
    case "block":
      return `may not watch ${whom}`;
  }
}

const audience = ({ defaultScope }: Explanation): string =>
  defaultScope === "ownDomain" ? "watchers of its own domain" : "other watchers";

const faultOf = ({ question: { rules } }: Explanation): string =>
  rules.kind === "unreadable" ? rules.fault.reason : "";

function rulesClause({ rules, handlingFrom, given }: Explanation): string {
  const deciding = rules.filter(({ id, matches }) => matches && handlingFrom.includes(id));
  if (deciding.length > 0) {
    return `${deciding.map(ruleClause).join(" and ")} ${deciding.length === 1 ? "says" : "say"} ${given}`;
  }
  if (rules.length === 0) return "the rules document has no rules";
  return rules.length === 1 ? "its one rule does not match" : `none of its ${rules.length} rules matches`;
}

const ruleClause = ({ id, conditions }: RuleEvidence): string =>
  `rule ${id} (${conditions.length === 0 ? "for everybody" : conditions.map(({ because }) => wordingOf(because)).join(", ")})`;

/** Where the result is not what was given. */
const boundary = ({ given, decision }: Explanation): string =>
  given === "confirm" && decision.handling === "block" ? ", and nobody unknown can be asked about" : "";
