import type { Profile } from "@porchlight/provisioning";
import type { Allowance } from "../subscription/subscription-life";

/** What a client is held to by its profile, where it has one. Nothing of its own is allowed to be more. */
export interface ProfileLimits {
  readonly profile: Profile;
  /** Presence subscriptions that may be open. */
  readonly mostSubscriptions: number;
  /** Between two publications that change something. */
  readonly publishEveryMs: number;
}

/** Servers tell no more often than this by themselves, per second: to ask for it would tell them nothing. */
const USUAL_RATE = 1;

/** A limit where 0 means none. */
const limitOf = (count: number | undefined): number | undefined => (count === 0 ? undefined : count);

export const profileLimits = (profile: Profile): ProfileLimits => ({
  profile,
  mostSubscriptions: limitOf(profile.pktcPRSMaxNumberOfPresenceSubscriptions) ?? Number.POSITIVE_INFINITY,
  publishEveryMs: (profile.pktcPRSSourceThrottlePublish ?? 0) * 1000,
});

/** Parameters of the Event header that ask for no more news than is provisioned (RFC 6446); empty for the usual rate. */
export const rateParameters = ({ notifyMaxRate = USUAL_RATE }: Profile): string =>
  notifyMaxRate < USUAL_RATE ? `;max-rate=${notifyMaxRate}` : "";

/** What presence subscriptions may ask for; whatever the profile says nothing of. */
export const presenceAllowance = ({
  partialNotify = true,
  conditionalNotify = true,
  filters = true,
}: Profile): Allowance => ({ partial: partialNotify, conditional: conditionalNotify, filters });

/** A lifetime that is not longer than provisioned, in seconds. */
export const lifetimeWithin = (seconds: number, provisioned: number | undefined): number =>
  Math.min(seconds, provisioned ?? seconds);
