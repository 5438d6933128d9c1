import type { UndecidedWatcher } from "@porchlight/admin-api";
import { Badge } from "@porchlight/ui";

/** Whether the watcher is still there. */
export const UndecidedBadge = ({ state }: Pick<UndecidedWatcher, "state">) =>
  state === "pending" ? <Badge tone="warn">Pending</Badge> : <Badge>Waiting</Badge>;

export const UNDECIDED_MEANINGS = {
  pending: "It is subscribed and sees nothing until somebody decides.",
  waiting: "It asked and has left; the question is kept.",
} as const satisfies Record<UndecidedWatcher["state"], string>;
