import type { Authorization, PublishedPackage, StateSource } from "@porchlight/event-notifier";
import type { Instant } from "@porchlight/kernel";
import type { BackEnds } from "@porchlight/rls";
import type { EngineContext } from "../context";
import { watcherIdentity } from "../identity/identity";
import type { GatewayWatcher } from "../ports/gateway";
import type { WaitingRoom } from "../services/waiting-room";
import type { WatcherReview } from "../services/watcher-review";
import type { PublishedResource } from "../state/resource";
import { gatewayIdentity } from "./gateway-wish";

export interface GatewayParts {
  readonly context: EngineContext;
  readonly eventPackage: PublishedPackage;
  /** Watches single presentities, as for lists. */
  readonly backEnds: BackEnds<StateSource>;
  readonly review: WatcherReview;
  readonly waiting: WaitingRoom;
}

/** What is decided about somebody who asks for a presentity of ours; undefined where there is none. */
export function decidedAbout(
  asker: GatewayWatcher,
  { context, eventPackage, review }: GatewayParts,
  now: Instant,
): { readonly resource: PublishedResource; readonly authorization: Authorization } | undefined {
  const address = context.domains.addressOf(asker.presentity, true);
  if (!address.ok) return undefined;
  const account = context.accounts.get(address.value);
  if (account === undefined || account.disabled) return undefined;
  const resource = context.resources.publish(address.value, eventPackage, now);
  const authorization = review.authorize(resource, watcherIdentity(gatewayIdentity(asker)), now);
  return { resource, authorization };
}
