import type { UndecidedWatcher } from "@porchlight/admin-api";
import { Badge } from "@porchlight/ui";
import { useSay } from "~/words/words-provider";

/** Whether the watcher is still there. */
export const UndecidedBadge = ({ state }: Pick<UndecidedWatcher, "state">) => {
  const say = useSay();
  return state === "pending" ? (
    <Badge tone="warn">{say("parts.pending")}</Badge>
  ) : (
    <Badge>{say("approvals.waiting")}</Badge>
  );
};
