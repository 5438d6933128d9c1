import {
  leastRestrictive,
  type PresenceRule,
  readPresenceRules,
  type SubHandling,
} from "@porchlight/documents";
import { fail, ok, type Result, type Saying } from "@porchlight/kernel";
import type { XmlDocument } from "@porchlight/xml";
import { permissionsKey } from "../permissions/grants";
import type { Permissions } from "../permissions/permissions";
import { permissionsOf } from "../permissions/permissions-of";
import type { RuleBook } from "./compiled-rule";
import { ruleBook } from "./rule-book";

/** What a presence rule gives when it matches. */
export interface PresenceGrant {
  /** Undefined where the rule does not speak of it. */
  readonly handling: SubHandling | undefined;
  readonly permissions: Permissions;
}

/** A presence rules document in the form it is evaluated in. Immutable. */
export type Ruleset = RuleBook<PresenceGrant>;

/** Why a rules document is not taken. Whoever has one grants nothing to anybody but the owner. */
export interface RulesetFault {
  readonly reason: Saying;
}

/** Reads a presence rules document of either AUID. */
export function compileRuleset(source: string | XmlDocument): Result<Ruleset, RulesetFault> {
  const read = readPresenceRules(source);
  return read.ok ? ok(compileRules(read.value)) : fail({ reason: read.error });
}

/** The rules of one document, in their order. */
export function compileRules(rules: readonly PresenceRule[]): Ruleset {
  const shared = new Map<string, Permissions>();
  return ruleBook(rules, (rule) => ({ handling: handlingOf(rule), permissions: permissions(rule, shared) }));
}

/** An action that is not known grants nothing. */
const handlingOf = ({ actions }: PresenceRule): SubHandling | undefined =>
  fullestHandling(actions.map((action) => (action.kind === "sub-handling" ? action.handling : undefined)));

/** The least restrictive of all that are given (RFC 5025 section 3.2.1). */
export function fullestHandling(handlings: readonly (SubHandling | undefined)[]): SubHandling | undefined {
  let fullest: SubHandling | undefined;
  for (const handling of handlings) {
    if (handling === undefined) continue;
    fullest = fullest === undefined ? handling : leastRestrictive(fullest, handling);
  }
  return fullest;
}

/** Rules that grant the same share one object, so that combining them costs nothing. */
function permissions({ transformations }: PresenceRule, shared: Map<string, Permissions>): Permissions {
  const own = permissionsOf(transformations);
  const key = permissionsKey(own);
  const known = shared.get(key);
  if (known !== undefined) return known;
  shared.set(key, own);
  return own;
}
