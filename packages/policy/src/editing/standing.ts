import type { SubHandling } from "@porchlight/documents";
import { instant } from "@porchlight/kernel";
import type { Identity } from "../identity/identity";
import { identityOf } from "../identity/identity";
import { combinePermissions } from "../permissions/combine-permissions";
import { EVERYTHING, NOTHING, type Permissions } from "../permissions/permissions";
import type { CompiledCondition, CompiledRule } from "../rules/compiled-rule";
import { Inquiry } from "../rules/inquiry";
import { fullestHandling, type PresenceGrant } from "../rules/ruleset";
import type { OpenRule, OpenRules } from "./open-rules";

/** Whether a rule applies to a watcher, whatever time and sphere it is. */
export type Reach = "never" | "at-times" | "always";

export interface Given {
  readonly handling: SubHandling;
  readonly permissions: Permissions;
}

/** What a watcher is given whatever time and sphere it is, and what at most. */
export interface Standing {
  readonly least: Given;
  readonly most: Given;
}

/** Asks whom rules are for. Time and sphere are not asked about. */
export const inquiryAbout = (open: OpenRules, identity: Identity): Inquiry =>
  new Inquiry({
    identities: [identity],
    anonymousRequest: false,
    now: instant(0),
    sphere: undefined,
    lists: open.lookup,
    named: open.named,
  });

export function reachOf({ conditions }: CompiledRule<unknown>, inquiry: Inquiry): Reach {
  let reach: Reach = "always";
  for (const condition of conditions) {
    const own = conditionReach(condition, inquiry);
    if (own === "never") return own;
    if (own === "at-times") reach = own;
  }
  return reach;
}

function conditionReach(condition: CompiledCondition, inquiry: Inquiry): Reach {
  switch (condition.kind) {
    case "sphere":
      return condition.tokens.size === 0 ? "never" : "at-times";
    case "validity":
      return condition.periods.length === 0 ? "never" : "at-times";
    default:
      return inquiry.holds(condition) ? "always" : "never";
  }
}

export function standingOf(open: OpenRules, identity: Identity): Standing {
  if (open.rulesets.length === 0) {
    const given = defaultGiven(open, identity);
    return { least: given, most: given };
  }
  const inquiry = inquiryAbout(open, identity);
  const reached = open.rules.map((rule) => ({ rule, reach: reachOf(rule.compiled, inquiry) }));
  const those = (...reaches: readonly Reach[]): OpenRule[] =>
    reached.flatMap(({ rule, reach }) => (reaches.includes(reach) ? [rule] : []));
  return { least: combined(those("always")), most: combined(those("always", "at-times")) };
}

function combined(rules: readonly OpenRule[]): Given {
  const grants: PresenceGrant[] = rules.map(({ compiled }) => compiled.grant);
  return {
    handling: fullestHandling(grants.map(({ handling }) => handling)) ?? "block",
    permissions: combinePermissions(grants.map(({ permissions }) => permissions)),
  };
}

function defaultGiven({ inForce }: OpenRules, { domain }: Identity): Given {
  const { domain: own } = identityOf(inForce.xui);
  const handling = inForce.defaultHandling[own !== undefined && domain === own ? "ownDomain" : "others"];
  return { handling, permissions: handling === "allow" ? EVERYTHING : NOTHING };
}
