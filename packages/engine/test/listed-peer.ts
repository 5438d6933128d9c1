import type { ListedPeer } from "@porchlight/routing";

export const unlimited = { requestsPerSecond: 0, notifiesPerSecond: 0, subscriptions: 0 };

/** A domain that something was agreed with: trusted and without limits, unless it is said. */
export const listed = (domain: string, more: Partial<ListedPeer> = {}): ListedPeer => ({
  domain,
  trust: "trusted",
  limits: unlimited,
  unidentifiedWatchers: false,
  includesAddress: () => false,
  ...more,
});
