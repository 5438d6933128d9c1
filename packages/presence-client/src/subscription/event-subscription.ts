import type { KeptSubscription, SubscriptionHandlers } from "./subscription-keeper";
import type { SubscriptionTarget } from "./subscription-life";

/** What to subscribe to (RFC 6665). */
export interface EventSubscription
  extends Omit<SubscriptionTarget, "resource" | "expiresSeconds" | "allowance"> {
  /** An address, `bob@office.test` or with `sip:`, or the SIP URI of a service. */
  readonly resource: string;
  /** The client's `subscriptionExpiresSeconds` when absent. */
  readonly expiresSeconds?: number | undefined;
}

/** What can subscribe: a `PresenceClient`. */
export interface EventSubscriber {
  /** The address of record with scheme. */
  readonly entity: string;
  /**
   * Subscribes to any event package, and keeps the subscription over refreshes, ends and losses of connection. Throws a
   * TypeError when `resource` is no address.
   */
  subscribe(subscription: EventSubscription, handlers: SubscriptionHandlers): KeptSubscription;
}
