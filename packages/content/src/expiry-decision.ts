import type { Instant } from "@porchlight/kernel";
import type { ContentChange, ContentSituation } from "./content-store";

/** What becomes of an object whose lifetime is over: it lives as long as what refers to it. */
export function judgeExpiry(
  { state }: ContentSituation,
  referredUntil: Instant | undefined,
  now: Instant,
): ContentChange {
  if (state.kind !== "present" || state.object.expiresAt > now) return { kind: "none" };
  return referredUntil !== undefined && referredUntil > now
    ? { kind: "prolong", expiresAt: referredUntil }
    : { kind: "expire", at: state.object.expiresAt };
}
