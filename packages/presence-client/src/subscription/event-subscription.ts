import type { KeptSubscription, SubscriptionHandlers } from "./subscription-keeper";
import type { SubscriptionTarget } from "./subscription-life";

/** What to subscribe to (RFC 6665). */
export interface EventSubscription
  extends Omit<SubscriptionTarget, "resource" | "expiresSeconds" | "allowance" | "filter"> {
  /** An address, `bob@office.test` or with `sip:`, or the SIP URI of a service. */
  readonly resource: string;
  /** The client's `subscriptionExpiresSeconds` when absent. */
  readonly expiresSeconds?: number | undefined;
  /**
   * A filter document (RFC 4661): which parts of the state are wanted, and when. In place of a body. Everything is told where the
   * notifier does not filter, or filters are not provisioned.
   */
  readonly filter?: string | undefined;
}

/** What can subscribe: a `PresenceClient`. */
export interface EventSubscriber {
  /** The address of record with scheme. */
  readonly entity: string;
  /**
   * Subscribes to any event package, and keeps the subscription over refreshes, ends and losses of connection. Throws a
   * TypeError when `resource` is no address, or `filter` is no filter document.
   */
  subscribe(subscription: EventSubscription, handlers: SubscriptionHandlers): KeptSubscription;
}
