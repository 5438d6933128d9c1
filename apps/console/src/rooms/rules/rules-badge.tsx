import type { RulesRow } from "@porchlight/admin-api";
import { Badge } from "@porchlight/ui";
import { useSay } from "~/words/words-provider";
import { rulesState } from "./rules-state";

/** Whether there are rules, in a few words. */
export function RulesBadge({ row }: { readonly row: Pick<RulesRow, "state" | "rules"> }) {
  const { word, tone } = rulesState(row, useSay());
  return <Badge tone={tone}>{word}</Badge>;
}
