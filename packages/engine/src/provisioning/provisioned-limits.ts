import type { EventPackage, ExpiryBounds, PublishLimits } from "@porchlight/event-notifier";
import type { EngineConfig } from "../config";

type Provisioning = Pick<EngineConfig, "limits" | "provisioned">;

/** What a PUBLISH of somebody is held to: CLIENT-OBJ-DATA-LIMIT and SOURCE-THROTTLE-PUBLISH among it. */
export function publishLimits({ limits, provisioned }: Provisioning, publisher: string): PublishLimits {
  const own = provisioned?.of(publisher).values;
  if (own === undefined) return limits;
  return {
    ...limits,
    directPartOctets: own.pktcPRSCClientObjDataLimit,
    throttleSeconds: own.pktcPRSSourceThrottlePublish,
  };
}

/** How long what somebody publishes lives. */
export const publicationExpiry = (
  { provisioned }: Provisioning,
  { expiry }: Pick<EventPackage, "expiry">,
  publisher: string,
): ExpiryBounds => provisionedExpiry(expiry, provisioned?.of(publisher).provisioned("publishExpires"));

/** Packages of what others are like; those about what is one's own live as long as they say. */
const ABOUT_OTHERS: ReadonlySet<string> = new Set(["presence", "dialog", "message-summary"]);

/** How long a subscription of somebody lives. */
export const subscriptionExpiry = (
  { provisioned }: Provisioning,
  { name, expiry }: Pick<EventPackage, "name" | "expiry">,
  watcher: string,
): ExpiryBounds =>
  ABOUT_OTHERS.has(name)
    ? provisionedExpiry(expiry, provisioned?.of(watcher).provisioned("subscribeExpires"))
    : expiry;

/** Bounds in which nothing lives longer than is provisioned. What is too brief stays so. */
export function provisionedExpiry<Bounds extends ExpiryBounds>(
  bounds: Bounds,
  seconds: number | undefined,
): Bounds {
  if (seconds === undefined) return bounds;
  const longest = Math.max(Math.min(seconds, bounds.maxSeconds), bounds.minSeconds);
  return { ...bounds, defaultSeconds: longest, maxSeconds: longest };
}
