import type { RulesRow } from "@porchlight/admin-api";
import { Badge } from "@porchlight/ui";
import { useSay } from "~/words/words-provider";

/** Whether there are rules, in a few words. */
export function RulesBadge({ row: { state, rules } }: { readonly row: Pick<RulesRow, "state" | "rules"> }) {
  const say = useSay();
  switch (state) {
    case "unreadable":
      return <Badge tone="danger">{say("parts.cannotBeRead")}</Badge>;
    case "none":
      return <Badge>{say("rules.noneTheDefault")}</Badge>;
    case "rules":
      return <Badge tone="ok">{say("rules.countRules", { count: rules ?? 0 })}</Badge>;
  }
}
