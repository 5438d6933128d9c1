import type { ExceptMember, ManyMember } from "@porchlight/documents";
import { fail, ok, type Result } from "@porchlight/kernel";
import { asciiDomain } from "../identity/ascii-domain";
import { identityKey } from "../identity/identity";
import { Carving } from "./carving/carve";
import { exceptInto } from "./carving/narrow";
import { anybodyOf, exceptionsFor, exceptionsOutside } from "./colleagues";
import { defaultGrants, firstRules } from "./first-rules";
import { idFor } from "./giving/id-for";
import { newRule } from "./giving/rule-for";
import { exceeds, grantOf, type WishedGrant } from "./grant";
import { isGiven } from "./is-given";
import { type OpenRule, OpenRules, type OpenRuleset } from "./open-rules";
import type { EditRefusal } from "./refusal";
import { editBetween, type RulesEdit } from "./rules-edit";
import type { RulesInForce } from "./rules-in-force";
import { inquiryAbout, reachOf } from "./standing";
import { type DomainSubject, isOwnMember } from "./subject";
import { RuleIds } from "./text/rule-ids";
import type { Splice } from "./text/splices";
import type { Wish } from "./wish";

/**
 * The same for all watchers of a domain but those whom rules name one by one: these are given nothing more than before.
 * Watchers of other domains are given what they were given before.
 */
export function editForDomain(
  inForce: RulesInForce,
  domain: string,
  wish: Wish,
): Result<RulesEdit, EditRefusal> {
  const compared = asciiDomain(domain.trim());
  if (compared === undefined) return fail({ kind: "no-address" });
  const subject: DomainSubject = { kind: "domain", domain: compared };
  const open = OpenRules.read(inForce);
  if (!open.ok) return open;
  const wished = grantOf(wish);
  if (isGiven(open.value, anybodyOf(open.value, subject), wished)) return ok([]);
  const there = open.value.rulesets.length === 0 ? firstRules(open.value, defaultGrants(inForce)) : open;
  const edited = there.ok ? editedFor(there.value, subject, wished) : there;
  return edited.ok ? ok(editBetween(open.value, edited.value)) : edited;
}

function editedFor(
  open: OpenRules,
  subject: DomainSubject,
  wished: WishedGrant,
): Result<OpenRules, EditRefusal> {
  const concerned = concernedRules(open, subject, wished);
  const left = concerned.flatMap(({ rule, isOwn }) => (isOwn ? [] : exceptionsOutside(rule, subject)));
  const exceptions = [...exceptionsFor(open, subject, wished), ...left];
  const regranted = withOwnRules(open, concerned, { subject, wished, exceptions });
  if (!regranted.ok) return regranted;
  const isNamed = left.length === 0 || concerned.some(({ isOwn }) => isOwn);
  if (isNamed && isGiven(regranted.value, anybodyOf(regranted.value, subject), wished)) return regranted;
  const member: ManyMember = { kind: "many", domain: subject.domain, exceptions };
  const texts = newRule(regranted.value, idFor(subject, wished), [member], wished);
  const edited = regranted.value.with(texts ?? new Map());
  if (!edited.ok || isGiven(edited.value, anybodyOf(edited.value, subject), wished)) return edited;
  return fail({ kind: "too-intricate" });
}

interface ConcernedRule {
  readonly ruleset: OpenRuleset;
  readonly rule: OpenRule;
  readonly isOwn: boolean;
}

/** The rules for the domain alone, and those that give it more than is wished. */
function concernedRules(open: OpenRules, subject: DomainSubject, wished: WishedGrant): ConcernedRule[] {
  const inquiry = inquiryAbout(open, anybodyOf(open, subject));
  return open.rulesets.flatMap((ruleset) =>
    ruleset.rules.flatMap((rule) => {
      // Whoever is given something by the name of its domain is no other.
      if (rule.rule.conditions.some(({ kind }) => kind === "other-identity")) return [];
      const reach = reachOf(rule.compiled, inquiry);
      if (reach === "never") return [];
      const isOwn = isOwnRule(rule, subject);
      const isConcerned = (isOwn && reach === "always") || exceeds(rule.compiled.grant, wished);
      return isConcerned ? [{ ruleset, rule, isOwn }] : [];
    }),
  );
}

/** The rules for the domain give what is wished, and no other rule gives the domain more. */
function withOwnRules(
  open: OpenRules,
  concerned: readonly ConcernedRule[],
  {
    subject,
    wished,
    exceptions,
  }: {
    readonly subject: DomainSubject;
    readonly wished: WishedGrant;
    readonly exceptions: readonly ExceptMember[];
  },
): Result<OpenRules, EditRefusal> {
  const carving = new Carving({ open, subject, wished, ids: new RuleIds(open) });
  for (const { ruleset, rule, isOwn } of concerned) {
    carving.takeOut(ruleset, rule);
    if (isOwn) carving.edit(ruleset, exceptionsInto(rule, exceptions));
  }
  return carving.result();
}

/** Whether a rule is for the domain and nobody else, at times or always. */
const isOwnRule = ({ rule: { conditions } }: OpenRule, subject: DomainSubject): boolean =>
  conditions.some(({ kind }) => kind === "identity") &&
  conditions.every((condition) =>
    condition.kind === "identity"
      ? condition.members.every((member) => isOwnMember(member, subject))
      : condition.kind === "sphere" || condition.kind === "validity",
  );

const exceptionsInto = ({ rule }: OpenRule, exceptions: readonly ExceptMember[]): Splice[] =>
  rule.conditions
    .flatMap((condition) => (condition.kind === "identity" ? condition.members : []))
    .flatMap((member) => (member.kind === "many" ? missingIn(member, exceptions) : []));

function missingIn(
  { element, exceptions: known }: ManyMember,
  exceptions: readonly ExceptMember[],
): Splice[] {
  if (element === undefined) return [];
  const there = new Set(known.map((each) => (each.kind === "except" ? keyOf(each) : undefined)));
  return exceptions
    .filter((exception) => !there.has(keyOf(exception)))
    .map((exception) => exceptInto(element, exception));
}

const keyOf = ({ id, domain }: ExceptMember): string =>
  id === undefined ? `@${asciiDomain(domain ?? "")}` : identityKey(id);
