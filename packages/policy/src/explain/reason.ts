import type { Instant } from "@porchlight/kernel";
import type { Identity } from "../identity/identity";
import type { CompiledCondition, CompiledIdentity, CompiledMany } from "../rules/compiled-rule";
import { type Inquiry, isException, isOneOfMany, isReached } from "../rules/inquiry";
import { currentOrNext } from "../rules/periods";

/** Why a condition holds or fails. */
export type Reason =
  /** There is no identity that conditions may look at. */
  | { readonly kind: "no-identity" }
  | { readonly kind: "one"; readonly uri: string }
  | { readonly kind: "many" }
  | { readonly kind: "domain"; readonly domain: string }
  | { readonly kind: "excepted"; readonly uri: string }
  | { readonly kind: "not-named" }
  | { readonly kind: "in-list"; readonly anchor: string }
  | { readonly kind: "in-no-list" }
  /** For `other-identity`. */
  | { readonly kind: "named-by-a-rule" }
  | { readonly kind: "named-by-no-rule" }
  | { readonly kind: "anonymous" }
  | { readonly kind: "not-anonymous" }
  | { readonly kind: "sphere"; readonly wanted: readonly string[]; readonly actual: string | undefined }
  /** `turnsAt` is when this changes; undefined when it never will. */
  | { readonly kind: "valid"; readonly turnsAt: Instant }
  | { readonly kind: "not-valid"; readonly turnsAt: Instant | undefined }
  /** Expanded name of a condition that is not known. */
  | { readonly kind: "unknown"; readonly name: string };

export function reasonOf(condition: CompiledCondition, inquiry: Inquiry): Reason {
  const { identities, sphere, now } = inquiry.circumstances;
  switch (condition.kind) {
    case "unknown":
      return { kind: "unknown", name: condition.name };
    case "anonymous-request":
      return { kind: inquiry.holds(condition) ? "anonymous" : "not-anonymous" };
    case "identity":
      return identityReason(condition, identities);
    case "sphere":
      return { kind: "sphere", wanted: [...condition.tokens], actual: sphere };
    case "validity": {
      const period = currentOrNext(condition.periods, now);
      return period !== undefined && period.from <= now
        ? { kind: "valid", turnsAt: period.until }
        : { kind: "not-valid", turnsAt: period?.from };
    }
    case "external-list":
      return listReason(condition.anchors, inquiry);
    case "other-identity":
      if (identities.length === 0) return { kind: "no-identity" };
      return { kind: inquiry.isNamed() ? "named-by-a-rule" : "named-by-no-rule" };
  }
}

function identityReason({ ones, many }: CompiledIdentity, identities: readonly Identity[]): Reason {
  if (identities.length === 0) return { kind: "no-identity" };
  const one = identities.find(({ key }) => ones.has(key));
  if (one !== undefined) return { kind: "one", uri: one.uri };
  const matching = many.find((member) => isOneOfMany(member, identities));
  if (matching !== undefined) {
    return matching.reach.kind === "domain"
      ? { kind: "domain", domain: matching.reach.domain }
      : { kind: "many" };
  }
  const excepted = exceptedBy(many, identities);
  return excepted === undefined ? { kind: "not-named" } : { kind: "excepted", uri: excepted.uri };
}

function exceptedBy(many: readonly CompiledMany[], identities: readonly Identity[]): Identity | undefined {
  for (const member of many) {
    if (!identities.some((identity) => isReached(member, identity))) continue;
    const excepted = identities.find((identity) => isException(member, identity));
    if (excepted !== undefined) return excepted;
  }
  return undefined;
}

function listReason(anchors: readonly string[], inquiry: Inquiry): Reason {
  if (inquiry.circumstances.identities.length === 0) return { kind: "no-identity" };
  const anchor = anchors.find((each) => inquiry.isListed(each));
  return anchor === undefined ? { kind: "in-no-list" } : { kind: "in-list", anchor };
}
