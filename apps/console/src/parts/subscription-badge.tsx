import type { Subscription } from "@porchlight/admin-api";
import { Badge } from "@porchlight/ui";

/** State of a subscription in one word. */
export function SubscriptionBadge({ subscription }: { readonly subscription: Subscription }) {
  if (!subscription.reachable) return <Badge tone="danger">Out of reach</Badge>;
  return subscription.state === "active" ? (
    <Badge tone="ok">Active</Badge>
  ) : (
    <Badge tone="warn">Pending</Badge>
  );
}
