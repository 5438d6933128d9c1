import type { Condition, SubHandling } from "@porchlight/documents";
import { ok, type Result } from "@porchlight/kernel";
import { identityOf } from "../../identity/identity";
import { EVERYTHING, NOTHING, type Permissions } from "../../permissions/permissions";
import { type OpenRule, OpenRules } from "../open-rules";
import type { EditRefusal } from "../refusal";
import type { RulesInForce } from "../rules-in-force";
import { type Naming, PLAIN_NAMING } from "./naming";
import { type ShownKind, shownKindOf, shownWords } from "./shown-words";
import { type About, EVERYBODY, OTHERS, type Who, whoOf } from "./who";

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
  if (open.value.rulesets.length === 0) return ok(defaultStatements(inForce));
  const said = open.value.rules.flatMap((rule) => statementOf(rule, open.value, naming));
  return ok([...said.sort((one, other) => rank(one) - rank(other)), ...rest(said)]);
}

function statementOf({ rule, compiled }: OpenRule, open: OpenRules, naming: Naming): Statement[] {
  const who = whoOf(rule.conditions, open, naming);
  if (who === undefined) return [];
  const when = rule.conditions.flatMap((condition) => whenOf(condition, naming)).join("");
  const { handling, permissions } = compiled.grant;
  return [{ ...sentence(who, handling, permissions, when), isConditional: when !== "", rule: rule.id }];
}

function whenOf(condition: Condition, { timeOf }: Naming): string[] {
  switch (condition.kind) {
    case "sphere":
      return [`, while your sphere is ${condition.tokens.join(" or ")}`];
    case "validity":
      return [
        `, ${condition.periods.map(({ from, until }) => `from ${timeOf(from)} until ${timeOf(until)}`).join(" and ")}`,
      ];
    default:
      return [];
  }
}

type Sentence = Omit<Statement, "isConditional" | "rule">;

function sentence(
  { about, text, isPlural }: Who,
  handling: SubHandling | undefined,
  permissions: Permissions,
  when = "",
): Sentence {
  const shown = shownKindOf(permissions);
  const verb =
    handling === undefined ? alsoSee(isPlural, permissions) : verbOf(handling, isPlural, permissions);
  return { about, handling, shown, text: `${text} ${verb}${when}` };
}

const alsoSee = (isPlural: boolean, permissions: Permissions): string =>
  `also ${isPlural ? "see" : "sees"} ${shownWords(permissions)}, where let in`;

function verbOf(handling: SubHandling, isPlural: boolean, permissions: Permissions): string {
  const see = isPlural ? "see" : "sees";
  switch (handling) {
    case "allow":
      return `${see} ${shownWords(permissions)}`;
    case "polite-block":
      return `${see} you as offline, whatever you do`;
    case "confirm":
      return `${isPlural ? "have" : "has"} to ask you first`;
    case "block":
      return `${isPlural ? "are" : "is"} blocked`;
  }
}

const ORDER: readonly About["kind"][] = ["watchers", "several", "domain", "everybody", "others", "anonymous"];
const rank = ({ about }: Statement): number => ORDER.indexOf(about.kind);

/** Whoever no rule is for is blocked (RFC 5025 section 3.2.1). */
function rest(said: readonly Statement[]): Statement[] {
  const isComplete = said.some(
    ({ about, isConditional, handling }) =>
      (about.kind === "everybody" || about.kind === "others") && !isConditional && handling !== undefined,
  );
  return isComplete ? [] : [unruled(OTHERS, "block")];
}

function defaultStatements({ xui, defaultHandling: { ownDomain, others } }: RulesInForce): Statement[] {
  const { domain } = identityOf(xui);
  if (domain === undefined) return [unruled(EVERYBODY, others)];
  if (ownDomain === others) return [unruled(EVERYBODY, others)];
  const about: About = { kind: "domain", domain, except: [] };
  return [
    unruled({ about, text: `Colleagues at ${domain}`, isPlural: true }, ownDomain),
    unruled(OTHERS, others),
  ];
}

const unruled = (who: Who, handling: SubHandling): Statement => ({
  ...sentence(who, handling, handling === "allow" ? EVERYTHING : NOTHING),
  isConditional: false,
  rule: undefined,
});
