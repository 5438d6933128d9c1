import type { IdentityMember, OneMember, PresenceRule } from "@porchlight/documents";
import { insertAfter, type XmlElement } from "@porchlight/xml";
import { identityKey } from "../../identity/identity";
import { isSameGrant, type WishedGrant } from "../grant";
import type { OpenRule, OpenRules, OpenRuleset } from "../open-rules";
import type { WatcherSubject } from "../subject";
import { RuleIds } from "../text/rule-ids";
import { commonElement, ruleAtEnd, textBeside } from "../text/rule-text";
import { type Splice, spaceBefore, spliced, spliceOf } from "../text/splices";
import { idFor } from "./id-for";

/** A rule that gives a watcher what is wished: one that gives the same to others whom it names, or a new one. */
export function ruleFor(
  open: OpenRules,
  subject: WatcherSubject,
  wished: WishedGrant,
): ReadonlyMap<string, string> | undefined {
  const one: OneMember = { kind: "one", id: subject.uri };
  for (const ruleset of open.rulesets) {
    for (const rule of ruleset.rules) {
      const last = lastNamed(open, rule);
      if (last !== undefined && isSameGrant(rule.compiled.grant, wished))
        return edited(ruleset, joining(last, one));
    }
  }
  return newRule(open, idFor(subject, wished), [one], wished);
}

/** One more rule, in the first document. */
export function newRule(
  open: OpenRules,
  id: string,
  members: readonly IdentityMember[],
  { handling, transformations }: WishedGrant,
): ReadonlyMap<string, string> | undefined {
  const [ruleset] = open.rulesets;
  if (ruleset === undefined) return undefined;
  const rule: PresenceRule = {
    id: new RuleIds(open).fresh(id),
    conditions: [{ kind: "identity", members }],
    actions: [{ kind: "sub-handling", handling }],
    transformations,
  };
  const last = ruleset.rules.at(-1)?.rule.element;
  return edited(ruleset, ruleAtEnd(ruleset.document.root, last, rule));
}

const edited = ({ path, document }: OpenRuleset, splice: Splice): ReadonlyMap<string, string> =>
  new Map([[path, spliced(document.source, [splice])]]);

/** The last member of a rule that has no condition but the names of others. */
function lastNamed(open: OpenRules, { rule }: OpenRule): XmlElement | undefined {
  const [condition, ...others] = rule.conditions;
  if (condition?.kind !== "identity" || others.length > 0) return undefined;
  const own = identityKey(open.inForce.xui);
  const isNamed = (member: IdentityMember): boolean =>
    member.kind === "one" && identityKey(member.id) !== own;
  return condition.members.every(isNamed) ? condition.members.at(-1)?.element : undefined;
}

function joining(last: XmlElement, { id }: OneMember): Splice {
  const text = spaceBefore(last.source, last.start) + textBeside(last, commonElement(last, "one", { id }));
  return spliceOf(insertAfter(last, text), last.source);
}
