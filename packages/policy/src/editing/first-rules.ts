import {
  type Condition,
  type PresenceRule,
  type SubHandling,
  writePresenceRules,
} from "@porchlight/documents";
import type { Result } from "@porchlight/kernel";
import { identityOf } from "../identity/identity";
import { listAnchor } from "../templates/list-anchor";
import { BLOCKED_CONTACTS, GRANTED_CONTACTS, withSharedLists } from "../templates/shared-lists";
import { grantOf, type WishedGrant } from "./grant";
import type { OpenRules } from "./open-rules";
import type { EditRefusal } from "./refusal";
import { listsPath, omaRulesPath, type RulesInForce } from "./rules-in-force";

/** What the first rules give to all who are not named. */
export interface FirstGrants {
  readonly ownDomain: WishedGrant;
  readonly others: WishedGrant;
}

/** What holds without rules. */
export const defaultGrants = ({ defaultHandling }: RulesInForce): FirstGrants => ({
  ownDomain: plainGrant(defaultHandling.ownDomain),
  others: plainGrant(defaultHandling.others),
});

const plainGrant = (handling: SubHandling): WishedGrant => grantOf(handling === "confirm" ? "ask" : handling);

/**
 * The first rules of somebody who has none, and the lists they name: the default rules, but that nobody is given anything
 * else than without them. Lists that have members already are not named, as that would decide about these.
 */
export function firstRules(open: OpenRules, grants: FirstGrants): Result<OpenRules, EditRefusal> {
  const { xui, xcapRoot } = open.inForce;
  const [granted, blocked] = [GRANTED_CONTACTS, BLOCKED_CONTACTS].map((name) =>
    listAnchor(xcapRoot, xui, name),
  );
  if (granted === undefined || blocked === undefined) return open.with(new Map());
  const path = listsPath(xui);
  const isBlank = [granted, blocked].every((anchor) => open.lookup(anchor).members.size === 0);
  const canList = isBlank && (open.lists !== undefined || !open.inForce.documents.has(path));
  const rules = [
    ...unlistedRules(xui, grants),
    ...(canList ? [listRule("wp_prs_grantedcontacts", granted, grantOf("allow"))] : []),
    ...(canList ? [listRule("wp_prs_blockedcontacts", blocked, grantOf("block"))] : []),
  ];
  const texts = new Map([[omaRulesPath(xui), writePresenceRules(rules)]]);
  const lists = canList ? withSharedLists(open.lists) : undefined;
  if (lists !== undefined) texts.set(path, lists);
  return open.with(texts);
}

function unlistedRules(xui: string, { ownDomain, others }: FirstGrants): PresenceRule[] {
  const { domain } = identityOf(xui);
  const own: Condition = { kind: "identity", members: [{ kind: "one", id: xui }] };
  const anonymous = others.handling === "block" ? "wp_prs_block_anonymous" : "anonymous";
  return [
    ruleOf("wp_prs_allow_own", own, grantOf("allow")),
    ruleOf(anonymous, { kind: "anonymous-request" }, others),
    ...(domain === undefined || isAlike(ownDomain, others) ? [] : [colleaguesRule(domain, ownDomain)]),
    ruleOf("wp_prs_unlisted", { kind: "other-identity" }, others),
  ];
}

const isAlike = (one: WishedGrant, other: WishedGrant): boolean =>
  one.handling === other.handling && one.transformations === other.transformations;

const colleaguesRule = (domain: string, grant: WishedGrant): PresenceRule =>
  ruleOf("colleagues", { kind: "identity", members: [{ kind: "many", domain, exceptions: [] }] }, grant);

const listRule = (id: string, anchor: string, grant: WishedGrant): PresenceRule =>
  ruleOf(id, { kind: "external-list", anchors: [anchor] }, grant);

const ruleOf = (
  id: string,
  condition: Condition,
  { handling, transformations }: WishedGrant,
): PresenceRule => ({
  id,
  conditions: [condition],
  actions: [{ kind: "sub-handling", handling }],
  transformations,
});
