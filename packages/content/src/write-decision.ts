import type { Instant } from "@porchlight/kernel";
import { mayChange, type Standing } from "./access";
import type { ContentLimits } from "./content-limits";
import type { ContentObject, StoredContent } from "./content-object";
import type { ContentChange, ContentSituation, ContentUsage } from "./content-store";
import { type Conditions, evaluateConditions } from "./http/preconditions";

/** Why a write is refused; nothing has changed then. */
export type WriteRefusal =
  | "no-owner"
  /** Not yours, whether it is there or not. */
  | "forbidden"
  | "malformed-condition"
  | "condition-failed"
  | "quota-exceeded"
  | "too-many-objects"
  | "not-found"
  | "expired";

export type WriteVerdict =
  | { readonly kind: "created" | "replaced"; readonly object: ContentObject }
  | { readonly kind: "removed"; readonly object: ContentObject }
  | { readonly kind: "refused"; readonly why: WriteRefusal };

export interface JudgedWrite {
  readonly change: ContentChange;
  readonly verdict: WriteVerdict;
}

/** A write as it is asked for. */
export interface WriteOrder {
  readonly standing: Standing;
  readonly conditions: Conditions;
  readonly now: Instant;
  /** The server chose the name: nothing of the owner is touched. */
  readonly isNew: boolean;
}

/** A new or replaced object within the bounds of its owner. What is past its lifetime is replaced like nothing. */
export function judgePut(
  content: StoredContent,
  situation: ContentSituation,
  order: WriteOrder,
  limits: ContentLimits,
): JudgedWrite {
  const before = presentObject(situation, order.now);
  const refusal =
    refusalOf(before, situation, order) ?? overQuota(content.octets, before, situation.others, limits);
  if (refusal !== undefined) return refused(refusal);
  const stored = { ...content, createdAt: before?.createdAt ?? content.createdAt };
  const { data: _, ...object } = stored;
  return {
    change: { kind: "put", content: stored },
    verdict: { kind: before === undefined ? "created" : "replaced", object },
  };
}

export function judgeRemoval(situation: ContentSituation, order: WriteOrder): JudgedWrite {
  const before = presentObject(situation, order.now);
  const refusal = refusalOf(before, situation, order);
  if (refusal !== undefined) return refused(refusal);
  if (before === undefined) return refused(situation.state.kind === "none" ? "not-found" : "expired");
  return { change: { kind: "remove" }, verdict: { kind: "removed", object: before } };
}

function presentObject({ state }: ContentSituation, now: Instant): ContentObject | undefined {
  return state.kind === "present" && state.object.expiresAt > now ? state.object : undefined;
}

function refusalOf(
  before: ContentObject | undefined,
  { hasOwner }: ContentSituation,
  { standing, conditions, isNew }: WriteOrder,
): WriteRefusal | undefined {
  if (!hasOwner) return "no-owner";
  if (!isNew && !mayChange(standing, before?.author)) return "forbidden";
  const validators = { etag: before?.etag, modifiedAt: before?.modifiedAt };
  switch (evaluateConditions(conditions, validators, false)) {
    case "malformed":
      return "malformed-condition";
    case "failed":
      return "condition-failed";
    default:
      return undefined;
  }
}

function overQuota(
  octets: number,
  before: ContentObject | undefined,
  others: ContentUsage,
  { octetsPerUser, objectsPerUser }: ContentLimits,
): WriteRefusal | undefined {
  if (others.octets + octets > octetsPerUser) return "quota-exceeded";
  return before === undefined && others.objects >= objectsPerUser ? "too-many-objects" : undefined;
}

const refused = (why: WriteRefusal): JudgedWrite => ({
  change: { kind: "none" },
  verdict: { kind: "refused", why },
});
