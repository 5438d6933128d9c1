import type { Authorization } from "@porchlight/event-notifier";
import { after, type Instant, instant } from "@porchlight/kernel";
import type { GatewayWatcher, WatchNews } from "../ports/gateway";
import { waitingOf } from "../services/ending";
import { withinUndecidedLimit } from "../services/subscription-limits";
import { withinSubscriptionProfile } from "../services/subscription-profile";
import { shownSource } from "../services/subscription-sources";
import { ownersMark } from "../state/owners";
import type { PublishedResource } from "../state/resource";
import type { WatchRecord } from "../state/watching";
import { decidedAbout, type GatewayParts } from "./gateway-parts";
import { gatewayFrom, gatewayIdentity, gatewayWish } from "./gateway-wish";

/** The state of now, and nothing kept but the wish of a watcher not decided on (RFC 6665 section 4.4.3). */
export function gatewayFetch(asker: GatewayWatcher, parts: GatewayParts, now: Instant): WatchNews {
  const decided = decidedAbout(asker, parts, now);
  if (decided === undefined) return { state: "ended", reason: "noresource" };
  const { resource, authorization } = decided;
  const news = fetched(asker, resource, authorization, parts, now);
  parts.context.resources.dropIfIdle(resource);
  return news;
}

function mayWatch({ presentity, watcher }: GatewayWatcher, { context }: GatewayParts): boolean {
  return watcher === undefined || withinSubscriptionProfile(context.accounts, presentity, [watcher]).ok;
}

function fetched(
  asker: GatewayWatcher,
  resource: PublishedResource,
  authorization: Authorization,
  parts: GatewayParts,
  now: Instant,
): WatchNews {
  if (!mayWatch(asker, parts)) return { state: "ended", reason: "rejected" };
  const { eventPackage, context } = parts;
  const record = recordOf(asker, resource, authorization, parts, now);
  if (authorization.verdict === "block") {
    context.roster.ended(record, "rejected");
    return { state: "ended", reason: "rejected" };
  }
  if (authorization.verdict === "confirm") return waits(record, resource, parts, now);
  const wish = gatewayWish(record.id, asker, record.remoteUri, eventPackage, now);
  const body = shownSource(resource, authorization, wish).source.tellAll(0, now);
  return body === undefined ? { state: "pending" } : { state: "active", body };
}

function waits(
  record: WatchRecord,
  { key }: PublishedResource,
  { context, waiting }: GatewayParts,
  now: Instant,
): WatchNews {
  waiting.returned(record, key);
  if (!withinUndecidedLimit(context, record.watcher).ok) return { state: "ended", reason: "limit" };
  const giveUpAt = after(now, context.config.watchers.giveUpSeconds * 1000);
  const owners = ownersMark(context.accounts, record.presentity, record.watcher);
  const wait = waitingOf(record, "timeout", giveUpAt, owners);
  if (wait !== undefined) {
    context.commits.submitUnattended([{ kind: "waiting-put", record: wait }]);
    waiting.enter(wait);
  }
  return { state: "pending" };
}

function recordOf(
  asker: GatewayWatcher,
  { presentity, eventPackage }: PublishedResource,
  { verdict }: Authorization,
  { context: { accounts, ids } }: GatewayParts,
  now: Instant,
): WatchRecord {
  return {
    ...gatewayIdentity(asker),
    id: ids.token(96),
    presentity,
    eventPackage: eventPackage.name,
    remoteUri: gatewayFrom(asker, accounts),
    createdAt: now,
    expiresAt: now,
    state: verdict === "confirm" ? "pending" : "active",
    watcherEvent: "subscribe",
    giveUpAt: instant(0),
  };
}
