import type { Subscription } from "@porchlight/admin-api";
import { Badge } from "@porchlight/ui";
import { useSay } from "~/words/words-provider";
import { subscriptionState } from "./subscription-state";

/** State of a subscription in one word. */
export function SubscriptionBadge({ subscription }: { readonly subscription: Subscription }) {
  const { word, tone } = subscriptionState(subscription, useSay());
  return <Badge tone={tone}>{word}</Badge>;
}
