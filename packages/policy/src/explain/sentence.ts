import type { SubHandling } from "@porchlight/documents";
import { assertNever, bothOf, eachOf, eitherOf, type Saying } from "@porchlight/kernel";
import { visibleIdentities } from "../identity/watcher";
import { say } from "../sayings";
import type { Explanation, RuleEvidence } from "./explain";
import { wordingOf } from "./wording";

/** The decision and what decided, in one plain sentence. */
export function sentenceOf(explanation: Explanation): Saying {
  const { question, decision, given } = explanation;
  const who = watcherName(explanation);
  const outcome = say(`outcome-${decision.handling}`, { whom: question.presentity.uri });
  switch (decision.basis) {
    case "own-access":
      return say("own-access", { who });
    case "override":
      return say("decided-by-operator", { who, outcome, what: overrideClause(explanation) });
    case "unreadable-rules":
      return say("decided-by-unreadable", { who, outcome, because: faultOf(explanation) });
    case "default":
      return say(isUnasked(explanation) ? "decided-by-default-unasked" : "decided-by-default", {
        who,
        outcome,
        audience: audience(explanation),
        handling: handlingWord(given),
      });
    case "rules":
      return say(isUnasked(explanation) ? "decided-by-rules-unasked" : "decided-by-rules", {
        who,
        outcome,
        rules: rulesClause(explanation),
      });
    default:
      return assertNever(decision.basis);
  }
}

function overrideClause({ question, decision }: Explanation): Saying {
  if (decision.handling !== "block") return say("operator-hides");
  return say(question.settings.override === "block" ? "operator-refuses-all" : "operator-refuses-unknown");
}

function watcherName({ question }: Explanation): string | Saying {
  const { watcher, settings } = question;
  const { identities } = watcher;
  if (identities.length === 0) return say("who-without-identity");
  const name = eitherOf(identities.map(({ uri }) => uri));
  return visibleIdentities(watcher, settings.anonymousMode).length === 0
    ? say("who-asks-anonymously", { name })
    : name;
}

const handlingWord = (handling: SubHandling): Saying => say(`handling-${handling}`);

const audience = ({ defaultScope }: Explanation): Saying =>
  say(defaultScope === "ownDomain" ? "audience-own-domain" : "audience-others");

const faultOf = ({ question: { rules } }: Explanation): string | Saying =>
  rules.kind === "unreadable" ? rules.fault.reason : "";

function rulesClause({ rules, handlingFrom, given }: Explanation): Saying {
  const deciding = rules.filter(({ id, matches }) => matches && handlingFrom.includes(id));
  if (deciding.length > 0) {
    const clauses = bothOf(deciding.map(ruleClause));
    return say(deciding.length === 1 ? "rule-says" : "rules-say", {
      rules: clauses,
      handling: handlingWord(given),
    });
  }
  if (rules.length === 0) return say("has-no-rules");
  return rules.length === 1 ? say("one-rule-fails") : say("no-rule-matches", { count: rules.length });
}

const ruleClause = ({ id, conditions }: RuleEvidence): Saying =>
  say("rule-because", {
    rule: id,
    because:
      conditions.length === 0
        ? say("for-everybody")
        : eachOf(conditions.map(({ because }) => wordingOf(because))),
  });

/** Where the result is not what was given. */
const isUnasked = ({ given, decision }: Explanation): boolean =>
  given === "confirm" && decision.handling === "block";
