import type { Calendar } from "@porchlight/admin-api";
import { Badge } from "@porchlight/ui";
import { stateOf } from "./calendar-state";

/** How reading a calendar goes. */
export function StateBadge({ calendar }: { readonly calendar: Calendar }) {
  const { word, tone } = stateOf(calendar);
  return <Badge tone={tone}>{word}</Badge>;
}
