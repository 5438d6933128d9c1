import type { Condition, SubHandling } from "@porchlight/documents";
import { ok, type Result } from "@porchlight/kernel";
import { identityOf } from "../../identity/identity";
import { EVERYTHING, NOTHING, type Permissions } from "../../permissions/permissions";
import { type OpenRule, OpenRules } from "../open-rules";
import type { EditRefusal } from "../refusal";
import type { RulesInForce } from "../rules-in-force";
import { type Naming, PLAIN_NAMING, wordsOf } from "./naming";
import type { RuleWords } from "./rule-words";
import { type ShownKind, shownKindOf, shownOf } from "./shown-words";
import { type About, everybody, others, type Who, whoOf } from "./who";

/** One thing that is so, in a plain sentence to the owner of the rules. */
export interface Statement {
  readonly text: string;
  readonly about: About;
  /** Undefined where it is said of others. */
  readonly handling: SubHandling | undefined;
  readonly shown: ShownKind;
  /** Only at times, or in a sphere. */
  readonly isConditional: boolean;
  /** Id of the rule that says so; undefined for what holds without one. */
  readonly rule: string | undefined;
}

/** Who sees what, rule by rule, persons first. Rules that are for nobody, or for the owner alone, are passed over. */
export function inWords(
  inForce: RulesInForce,
  naming: Naming = PLAIN_NAMING,
): Result<readonly Statement[], EditRefusal> {
  const open = OpenRules.read(inForce);
  if (!open.ok) return open;
  const words = wordsOf(naming);
  if (open.value.rulesets.length === 0) return ok(defaultStatements(inForce, words));
  const said = open.value.rules.flatMap((rule) => statementOf(rule, open.value, naming));
  return ok([...said.sort((one, other) => rank(one) - rank(other)), ...rest(said, words)]);
}

function statementOf({ rule, compiled }: OpenRule, open: OpenRules, naming: Naming): Statement[] {
  const who = whoOf(rule.conditions, open, naming);
  if (who === undefined) return [];
  const when = rule.conditions.flatMap((condition) => whenOf(condition, naming)).join("");
  const { handling, permissions } = compiled.grant;
  const said = sentence(who, handling, permissions, wordsOf(naming), when);
  return [{ ...said, isConditional: when !== "", rule: rule.id }];
}

function whenOf(condition: Condition, naming: Naming): string[] {
  switch (condition.kind) {
    case "sphere":
      return [wordsOf(naming).whileSphere(condition.tokens)];
    case "validity": {
      const { timeOf } = naming;
      const periods = condition.periods.map(({ from, until }) => ({
        from: timeOf(from),
        until: timeOf(until),
      }));
      return [wordsOf(naming).during(periods)];
    }
    default:
      return [];
  }
}

type Sentence = Omit<Statement, "isConditional" | "rule">;

function sentence(
  { about, text, isPlural }: Who,
  handling: SubHandling | undefined,
  permissions: Permissions,
  words: RuleWords,
  when = "",
): Sentence {
  const predicate = words.predicate(handling, isPlural, shownOf(permissions, words));
  return { about, handling, shown: shownKindOf(permissions), text: `${text} ${predicate}${when}` };
}

const ORDER: readonly About["kind"][] = ["watchers", "several", "domain", "everybody", "others", "anonymous"];
const rank = ({ about }: Statement): number => ORDER.indexOf(about.kind);

/** Whoever no rule is for is blocked (RFC 5025 section 3.2.1). */
function rest(said: readonly Statement[], words: RuleWords): Statement[] {
  const isComplete = said.some(
    ({ about, isConditional, handling }) =>
      (about.kind === "everybody" || about.kind === "others") && !isConditional && handling !== undefined,
  );
  return isComplete ? [] : [unruled(others(words), "block", words)];
}

function defaultStatements(
  { xui, defaultHandling: { ownDomain, others: elsewhere } }: RulesInForce,
  words: RuleWords,
): Statement[] {
  const { domain } = identityOf(xui);
  if (domain === undefined || ownDomain === elsewhere) return [unruled(everybody(words), elsewhere, words)];
  const about: About = { kind: "domain", domain, except: [] };
  return [
    unruled({ about, text: words.colleagues(domain), isPlural: true }, ownDomain, words),
    unruled(others(words), elsewhere, words),
  ];
}

const unruled = (who: Who, handling: SubHandling, words: RuleWords): Statement => ({
  ...sentence(who, handling, handling === "allow" ? EVERYTHING : NOTHING, words),
  isConditional: false,
  rule: undefined,
});
