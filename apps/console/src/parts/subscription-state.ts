import type { Subscription } from "@porchlight/admin-api";
import type { BadgeProps } from "@porchlight/ui";
import type { Say } from "~/words/say";

/** State of a subscription in one word. */
export function subscriptionState(
  { reachable, state }: Pick<Subscription, "reachable" | "state">,
  say: Say,
): { readonly word: string; readonly tone: BadgeProps["tone"] } {
  if (!reachable) return { word: say("parts.outOfReach"), tone: "danger" };
  return state === "active"
    ? { word: say("parts.active"), tone: "ok" }
    : { word: say("parts.pending"), tone: "warn" };
}
