import type { RulesRow } from "@porchlight/admin-api";
import type { BadgeProps } from "@porchlight/ui";
import type { Say } from "~/words/say";

/** Whether there are rules, in a few words. */
export function rulesState(
  { state, rules }: Pick<RulesRow, "state" | "rules">,
  say: Say,
): { readonly word: string; readonly tone: BadgeProps["tone"] } {
  switch (state) {
    case "unreadable":
      return { word: say("parts.cannotBeRead"), tone: "danger" };
    case "none":
      return { word: say("rules.noneTheDefault"), tone: "neutral" };
    case "rules":
      return { word: say("rules.countRules", { count: rules ?? 0 }), tone: "ok" };
  }
}
