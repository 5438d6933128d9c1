import {
  acceptValue,
  type ChosenPackage,
  type Condition,
  chooseBodyType,
  choosePackage,
  type Rejection,
  readCondition,
  rejection,
  type SubscribeBody,
  subscriptionLifetime,
} from "@porchlight/event-notifier";
import { fail, ok, type Result } from "@porchlight/kernel";
import { type Dialog, uasDialog } from "@porchlight/sip-dialog";
import type { EngineContext } from "../context";
import type { Identity } from "../identity/identity";
import type { ServerTransaction } from "../transactions/server-transaction";
import { takeSubscribeBody } from "./subscribe-body";
import { withinWatcherLimit } from "./subscription-limits";

/** What an initial SUBSCRIBE asks for, after every check but what the presentity has decided. */
export interface SubscribeWish extends ChosenPackage {
  readonly presentity: string;
  readonly lifetimeSeconds: number;
  readonly accept: string | undefined;
  readonly bodyType: string;
  readonly body: SubscribeBody | undefined;
  readonly condition: Condition;
  readonly dialog: Dialog;
}

/** Steps 1 to 7 of an initial SUBSCRIBE, in their order (RFC 6665 section 4.2.1). */
export function readWish(
  exchange: ServerTransaction,
  watcher: Identity,
  { domains, accounts, packages, subscriptions, config }: EngineContext,
): Result<SubscribeWish, Rejection> {
  const { request } = exchange;
  const presentity = domains.addressOf(request.uri, exchange.isSecure);
  if (!presentity.ok) return presentity;
  const account = accounts.get(presentity.value);
  if (account === undefined || account.disabled) return fail(rejection(404));
  const chosen = choosePackage(request.headers, packages);
  if (!chosen.ok) return chosen;
  const { eventPackage } = chosen.value;
  const lifetime = subscriptionLifetime(request, eventPackage);
  if (!lifetime.ok) return lifetime;
  const accept = acceptValue(request.headers);
  const bodyType = chooseBodyType(accept, eventPackage);
  if (!bodyType.ok) return bodyType;
  const body = takeSubscribeBody(request, eventPackage, undefined, config.limits.bodyOctets);
  if (!body.ok) return body;
  const condition = readCondition(request.headers);
  if (!condition.ok) return condition;
  const dialog = uasDialog(request, exchange.toTag);
  if (!dialog.ok) return fail(rejection(400, [], "Missing or Malformed Contact"));
  if (lifetime.value > 0) {
    const room = withinWatcherLimit(subscriptions, watcher.aor, config.limits.subscriptionsPerWatcher);
    if (!room.ok) return room;
  }
  return ok({
    ...chosen.value,
    presentity: presentity.value,
    lifetimeSeconds: lifetime.value,
    accept,
    bodyType: bodyType.value,
    body: body.value,
    condition: condition.value,
    dialog: dialog.value,
  });
}
