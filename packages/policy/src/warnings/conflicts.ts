import { SUB_HANDLINGS, type SubHandling } from "@porchlight/documents";
import type { Instant } from "@porchlight/kernel";
import { identityOf } from "../identity/identity";
import type { CompiledCondition, CompiledRule } from "../rules/compiled-rule";
import { Inquiry, type ListLookup } from "../rules/inquiry";
import { matchingRules } from "../rules/matching-rules";
import { bookOf } from "../rules/rule-book";
import type { PresenceGrant, Ruleset } from "../rules/ruleset";

/** A watcher is blocked by one rule and let in by another, which wins (RFC 4745 section 10; POL-038). */
export interface Conflict {
  readonly kind: "granted-and-blocked";
  /** `identityKey` of the watcher. */
  readonly watcher: string;
  readonly grantedBy: string;
  readonly blockedBy: string;
}

/** Told of at one time. */
const MAX_CONFLICTS = 100;
/** Rules asked about blocked watchers; those behind are not looked at. */
const MAX_EFFORT = 1_000_000;

/** Every watcher that a rule with `block` names and another lets in, whatever time and sphere it is. */
export function conflicts(
  rulesets: readonly Ruleset[],
  { lists, now }: { readonly lists: ListLookup; readonly now: Instant },
): Conflict[] {
  const rules = rulesets.flatMap((ruleset) => ruleset.rules);
  const granting = bookOf(rules.filter(({ grant }) => letsIn(grant.handling)).map(onWhomOnly));
  let effort = 0;
  const named = rulesets.map((ruleset) => ruleset.named);
  const found: Conflict[] = [];
  for (const blocking of rules.filter(({ grant }) => grant.handling === "block")) {
    for (const watcher of entitiesIn(blocking, lists)) {
      const identities = [identityOf(watcher)];
      const inquiry = new Inquiry({
        identities,
        anonymousRequest: false,
        now,
        sphere: undefined,
        lists,
        named,
      });
      const [grantedBy] = matchingRules([granting], inquiry);
      effort += 1 + granting.others.length;
      if (effort > MAX_EFFORT) return found;
      if (grantedBy === undefined) continue;
      found.push({
        kind: "granted-and-blocked",
        watcher,
        grantedBy: grantedBy.id,
        blockedBy: blocking.id,
      });
      if (found.length === MAX_CONFLICTS) return found;
    }
  }
  return found;
}

const letsIn = (handling: SubHandling | undefined): boolean =>
  handling !== undefined && SUB_HANDLINGS.indexOf(handling) >= SUB_HANDLINGS.indexOf("polite-block");

const onWhomOnly = (rule: CompiledRule<PresenceGrant>): CompiledRule<PresenceGrant> => ({
  ...rule,
  conditions: rule.conditions.filter(({ kind }) => !CHANGING.includes(kind)),
});

const CHANGING: readonly CompiledCondition["kind"][] = ["sphere", "validity"];

/** The keys of the single entities a rule names. */
function* entitiesIn({ conditions }: CompiledRule<PresenceGrant>, lists: ListLookup): Generator<string> {
  for (const condition of conditions) {
    if (condition.kind === "identity") yield* condition.ones;
    if (condition.kind !== "external-list") continue;
    for (const anchor of condition.anchors) yield* lists(anchor).members;
  }
}
