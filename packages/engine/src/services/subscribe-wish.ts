import {
  acceptValue,
  type ChosenPackage,
  type Condition,
  chooseBodyType,
  choosePackage,
  type EventPackage,
  type Rejection,
  readCondition,
  rejection,
  type SubscribeBodies,
  subscriptionLifetime,
} from "@porchlight/event-notifier";
import { fail, ok, type Result } from "@porchlight/kernel";
import { type Dialog, uasDialog } from "@porchlight/sip-dialog";
import type { EngineContext } from "../context";
import type { Identity } from "../identity/identity";
import type { ListHouse } from "../lists/list-house";
import { negotiateList } from "../lists/list-negotiation";
import { subscriptionExpiry } from "../provisioning/provisioned-limits";
import type { ServerTransaction } from "../transactions/server-transaction";
import { readAcceptEncoding } from "./accepted-coding";
import { instanceOfContact } from "./contact-instance";
import { locatedTarget } from "./located-target";
import { predecessorsOf } from "./predecessors";
import { takeSubscribeBodies } from "./subscribe-body";
import { withinPeerLimit, withinPresenceLimit, withinWatcherLimit } from "./subscription-limits";
import { withinSubscriptionProfile } from "./subscription-profile";

/** What an initial SUBSCRIBE asks for, after every check but what the presentity has decided. */
export interface SubscribeWish extends ChosenPackage, SubscribeBodies {
  readonly presentity: string;
  /** There is no such user, which is told as a block is and at the same point, so that nobody can tell. */
  readonly isNobody: boolean;
  readonly lifetimeSeconds: number;
  readonly accept: string | undefined;
  readonly acceptEncoding: string;
  readonly bodyType: string;
  readonly condition: Condition;
  readonly dialog: Dialog;
  /** Of the watcher's user agent; empty when it is not told. */
  readonly instance: string;
}

/** What a SUBSCRIBE is for. */
type Target = ChosenPackage & Pick<SubscribeWish, "presentity" | "isNobody">;

/** A user of ours, a list service or a list that is brought: what is at the address, and the package it is watched by. */
function readTarget(
  exchange: ServerTransaction,
  watcher: Identity,
  context: EngineContext,
  lists: ListHouse | undefined,
): Result<Target, Rejection> {
  const located = locatedTarget(exchange, watcher, context);
  if (located !== undefined) return located;
  const { aor, identities } = watcher;
  const { domains, accounts, packages } = context;
  const { request, isSecure } = exchange;
  const address = domains.addressOf(request.uri, isSecure);
  if (!address.ok) return address;
  const list = lists === undefined ? undefined : listAt(request.uri, address.value, accounts, lists);
  const account = accounts.get(address.value);
  const isNobody = list === undefined && (account === undefined || account.disabled);
  if (isNobody && !context.config.watchers.hidesUnknown) return fail(rejection(404));
  const profile = withinSubscriptionProfile(accounts, address.value, identities, list !== undefined);
  if (!profile.ok) return profile;
  const chosen = choosePackage(request.headers, packages);
  if (!chosen.ok) return chosen;
  const { event, eventId } = chosen.value;
  if (list === undefined) {
    const { eventPackage } = chosen.value;
    return ok({ eventPackage, eventId, event, presentity: address.value, isNobody });
  }
  const eventPackage = list.admit(aor, chosen.value.eventPackage.name);
  if (!eventPackage.ok) return eventPackage;
  const negotiated = negotiateList(request.headers);
  if (!negotiated.ok) return negotiated;
  return ok({ eventPackage: eventPackage.value, eventId, event, presentity: list.key, isNobody });
}

/** A list at an address. */
function listAt(
  uri: string,
  address: string,
  accounts: EngineContext["accounts"],
  lists: ListHouse,
):
  | { readonly key: string; admit(watcher: string, name: string): Result<EventPackage, Rejection> }
  | undefined {
  const service = lists.service(uri);
  if (service !== undefined) {
    return { key: service.key, admit: (watcher, name) => lists.admit(service, watcher, name) };
  }
  if (!lists.takesRequests(address) || accounts.get(address) !== undefined) return undefined;
  return { key: address, admit: (_, name) => lists.admitRequest(address, name) };
}

/** Steps 1 to 7 of an initial SUBSCRIBE, in their order (RFC 6665 section 4.2.1). */
export function readWish(
  exchange: ServerTransaction,
  watcher: Identity,
  context: EngineContext,
  lists: ListHouse | undefined,
): Result<SubscribeWish, Rejection> {
  const { request } = exchange;
  const { config } = context;
  const target = readTarget(exchange, watcher, context, lists);
  if (!target.ok) return target;
  const { eventPackage, event, eventId, isNobody, presentity } = target.value;
  const lifetime = subscriptionLifetime(request, subscriptionExpiry(config, eventPackage, watcher.aor));
  if (!lifetime.ok) return lifetime;
  const accept = acceptValue(request.headers);
  const bodyType = chooseBodyType(accept, eventPackage);
  if (!bodyType.ok) return bodyType;
  const acceptEncoding = readAcceptEncoding(request.headers);
  if (!acceptEncoding.ok) return acceptEncoding;
  const bodies = takeSubscribeBodies(request, eventPackage, undefined, config.limits.bodyOctets);
  if (!bodies.ok) return bodies;
  const condition = readCondition(request.headers);
  if (!condition.ok) return condition;
  const dialog = uasDialog(request, exchange.toTag);
  if (!dialog.ok) return fail(rejection(400, [], "Missing or Malformed Contact"));
  const instance = instanceOfContact(request, watcher.aor, context.gruus);
  if (lifetime.value > 0) {
    const subscribed = {
      presentity,
      eventPackage: eventPackage.name,
      eventId,
      watcher: watcher.aor,
      instance,
    };
    const { replaced } = predecessorsOf(context, subscribed, exchange.flow);
    const room = withinWatcherLimit(context, watcher.aor, replaced.length);
    if (!room.ok) return room;
    const granted = withinPresenceLimit(context, watcher.aor, eventPackage.name, replaced.length);
    if (!granted.ok) return granted;
    if (watcher.peer !== undefined) {
      const level = withinPeerLimit(context, watcher.peer.domain, replaced.length, context.input.at);
      if (!level.ok) return level;
    }
  }
  const { body, list } = bodies.value;
  return ok({
    eventPackage,
    eventId,
    event,
    presentity,
    isNobody,
    lifetimeSeconds: lifetime.value,
    accept,
    acceptEncoding: acceptEncoding.value,
    bodyType: bodyType.value,
    body,
    list,
    condition: condition.value,
    dialog: dialog.value,
    instance,
  });
}
