import {
  type Condition,
  type PresenceRule,
  type PresenceTransformation,
  type SubHandling,
  writePresenceRules,
} from "@porchlight/documents";
import { listAnchor } from "./list-anchor";
import { BLOCKED_CONTACTS, GRANTED_CONTACTS } from "./shared-lists";

export interface DefaultRulesOptions {
  /** XCAP user identifier of the presentity, which is its address of record. */
  readonly xui: string;
  readonly xcapRoot: string;
  /** Anonymous watchers are blocked, or see services as RCS clients expect it. `block` when left out. */
  readonly anonymous?: "block" | "allow-services";
}

/** The rules a new user starts with: a document for the OMA usage, under the rule ids of OMA and RCS deployments. */
export const defaultRules = (options: DefaultRulesOptions): string =>
  writePresenceRules(defaultRuleset(options));

/** The same, rule by rule. */
export function defaultRuleset({
  xui,
  xcapRoot,
  anonymous = "block",
}: DefaultRulesOptions): readonly PresenceRule[] {
  const members = (listName: string): Condition => ({
    kind: "external-list",
    anchors: [listAnchor(xcapRoot, xui, listName)],
  });
  const own: Condition = { kind: "identity", members: [{ kind: "one", id: xui }] };
  return [
    rule("wp_prs_allow_own", own, "allow", EVERYTHING_SHOWN),
    anonymous === "block"
      ? rule("wp_prs_block_anonymous", { kind: "anonymous-request" }, "block")
      : rule("rcs_allow_services_anonymous", { kind: "anonymous-request" }, "allow", ALL_SERVICES),
    rule("wp_prs_unlisted", { kind: "other-identity" }, "confirm"),
    rule("wp_prs_grantedcontacts", members(GRANTED_CONTACTS), "allow", EVERYTHING_SHOWN),
    rule("wp_prs_blockedcontacts", members(BLOCKED_CONTACTS), "block"),
  ];
}

const ALL_SERVICES: readonly PresenceTransformation[] = [
  { kind: "provide-services", members: "all" },
  { kind: "provide-all-attributes" },
];

/** Transformations that show all there is. */
export const EVERYTHING_SHOWN: readonly PresenceTransformation[] = [
  { kind: "provide-services", members: "all" },
  { kind: "provide-persons", members: "all" },
  { kind: "provide-devices", members: "all" },
  { kind: "provide-all-attributes" },
];

const rule = (
  id: string,
  condition: Condition,
  handling: SubHandling,
  transformations: readonly PresenceTransformation[] = [],
): PresenceRule => ({
  id,
  conditions: [condition],
  actions: [{ kind: "sub-handling", handling }],
  transformations,
});
