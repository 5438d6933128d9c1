import type { RulesRow } from "@porchlight/admin-api";
import { Badge } from "@porchlight/ui";

/** Whether there are rules, in a few words. */
export function RulesBadge({ row: { state, rules } }: { readonly row: Pick<RulesRow, "state" | "rules"> }) {
  switch (state) {
    case "unreadable":
      return <Badge tone="danger">Cannot be read</Badge>;
    case "none":
      return <Badge>None, the default</Badge>;
    case "rules":
      return <Badge tone="ok">{rules === 1 ? "1 rule" : `${rules} rules`}</Badge>;
  }
}
