import type { Calendar } from "@porchlight/admin-api";
import { Badge } from "@porchlight/ui";
import { useSay } from "~/words/words-provider";
import { stateOf } from "./calendar-state";

/** How reading a calendar goes. */
export function StateBadge({ calendar }: { readonly calendar: Calendar }) {
  const say = useSay();
  const { word, tone } = stateOf(calendar, say);
  return <Badge tone={tone}>{word}</Badge>;
}
