import type { ListsRow } from "@porchlight/admin-api";
import type { BadgeProps } from "@porchlight/ui";
import type { Say } from "~/words/say";

/** Whether the lists of a user are in order, in a few words. */
export function listsState(
  { state, warnings }: Pick<ListsRow, "state" | "warnings">,
  say: Say,
): { readonly word: string; readonly tone: BadgeProps["tone"] } {
  if (state === "unreadable") return { word: say("parts.cannotBeRead"), tone: "danger" };
  if (warnings > 0) return { word: say("lists.thingsOdd", { count: warnings }), tone: "warn" };
  return state === "none"
    ? { word: say("lists.none"), tone: "neutral" }
    : { word: say("lists.inOrder"), tone: "ok" };
}
