import type { IdentityCondition } from "@porchlight/documents";
import type { Result } from "@porchlight/kernel";
import { exceeds, fallsShort, type WishedGrant } from "../grant";
import type { OpenRule, OpenRules, OpenRuleset } from "../open-rules";
import type { EditRefusal } from "../refusal";
import { sharedListsOf } from "../shared-list";
import { inquiryAbout, reachOf } from "../standing";
import { isOwnMember, type WatcherSubject } from "../subject";
import { RuleIds } from "../text/rule-ids";
import { Carving, isExpendable } from "./carve";

/**
 * The rules when none gives a watcher more than is wished. Where it is named for less than is wished, it is named no
 * longer, so that rules say of everybody one thing only.
 */
export function withoutExcess(
  open: OpenRules,
  subject: WatcherSubject,
  wished: WishedGrant,
): Result<OpenRules, EditRefusal> {
  const carving = new Carving({ open, subject, wished, ids: new RuleIds(open) });
  const inquiry = inquiryAbout(open, subject.identity);
  for (const ruleset of open.rulesets) {
    for (const rule of ruleset.rules) {
      // Whoever is given something by name is no other.
      if (rule.rule.conditions.some(({ kind }) => kind === "other-identity")) continue;
      if (reachOf(rule.compiled, inquiry) === "never") continue;
      if (exceeds(rule.compiled.grant, wished)) carving.takeOut(ruleset, rule);
      else if (fallsShort(rule.compiled.grant, wished)) tidy(carving, ruleset, rule, { open, subject });
    }
  }
  return carving.result();
}

function tidy(
  carving: Carving,
  ruleset: OpenRuleset,
  rule: OpenRule,
  { open, subject }: { readonly open: OpenRules; readonly subject: WatcherSubject },
): void {
  const [condition, ...others] = rule.rule.conditions;
  if (others.length > 0) return;
  if (condition?.kind === "external-list") carving.leave(sharedListsOf(open, rule).values());
  else if (condition?.kind === "identity" && canForget(condition, rule, subject))
    carving.takeOut(ruleset, rule);
}

/** Whether the rule names the watcher, and can do without. */
const canForget = ({ members }: IdentityCondition, { rule }: OpenRule, subject: WatcherSubject): boolean =>
  members.every(({ kind }) => kind === "one") &&
  members.some((member) => isOwnMember(member, subject)) &&
  (members.some((member) => !isOwnMember(member, subject)) || isExpendable(rule));
