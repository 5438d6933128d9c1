import { type Identity, identityKey } from "../identity/identity";
import { isSame, type WishedGrant } from "./grant";
import type { OpenRule, OpenRules } from "./open-rules";
import { inquiryAbout, reachOf, standingOf } from "./standing";

/** Whether a watcher is given exactly what is wished, whatever time and sphere it is. */
export function isGiven(open: OpenRules, identity: Identity, { handling, shown }: WishedGrant): boolean {
  const { least, most } = standingOf(open, identity);
  if (least.handling !== handling || most.handling !== handling) return false;
  return shown === undefined || (isSame(least.permissions, shown) && isSame(most.permissions, shown));
}

/** The same of a decision about this one watcher: where there are rules, who is blocked is blocked by name. */
export const isDecided = (open: OpenRules, identity: Identity, wished: WishedGrant): boolean =>
  isGiven(open, identity, wished) &&
  (wished.handling !== "block" || open.rulesets.length === 0 || isBlockedByName(open, identity));

function isBlockedByName(open: OpenRules, identity: Identity): boolean {
  const inquiry = inquiryAbout(open, identity);
  return open.rules.some(
    (rule) =>
      rule.compiled.grant.handling === "block" &&
      reachOf(rule.compiled, inquiry) === "always" &&
      names(open, rule, identity),
  );
}

/** By itself, or in a list. */
const names = (open: OpenRules, { rule }: OpenRule, { key }: Identity): boolean =>
  rule.conditions.some((condition) => {
    switch (condition.kind) {
      case "identity":
        return condition.members.some((member) => member.kind === "one" && identityKey(member.id) === key);
      case "external-list":
        return condition.anchors.some((anchor) => open.lookup(anchor).members.has(key));
      default:
        return false;
    }
  });
