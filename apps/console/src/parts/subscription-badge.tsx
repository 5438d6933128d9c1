import type { Subscription } from "@porchlight/admin-api";
import { Badge } from "@porchlight/ui";
import { useSay } from "~/words/words-provider";

/** State of a subscription in one word. */
export function SubscriptionBadge({ subscription }: { readonly subscription: Subscription }) {
  const say = useSay();
  if (!subscription.reachable) return <Badge tone="danger">{say("parts.outOfReach")}</Badge>;
  return subscription.state === "active" ? (
    <Badge tone="ok">{say("parts.active")}</Badge>
  ) : (
    <Badge tone="warn">{say("parts.pending")}</Badge>
  );
}
