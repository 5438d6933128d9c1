import {
  acceptValue,
  type Condition,
  chooseBodyType,
  choosePackage,
  type Rejection,
  readCondition,
  rejection,
  subscriptionLifetime,
} from "@porchlight/event-notifier";
import { after, fail, type Instant, ok, type Result } from "@porchlight/kernel";
import type { SipRequest } from "@porchlight/sip-message";
import type { EngineContext } from "../context";
import type { Identity } from "../identity/identity";
import type { SubscriptionRecord } from "../ports/journal";
import { subscriptionExpiry } from "../provisioning/provisioned-limits";
import { type CodingChoice, recordedCoding } from "../state/coding-choice";
import { eventParametersOf, RecordedWish } from "../state/recorded-wish";
import type { Subscription } from "../state/subscription";
import { usageKey } from "../state/subscription-table";
import type { ServerTransaction } from "../transactions/server-transaction";
import { readAcceptEncoding } from "./accepted-coding";
import { takeSubscribeBodies } from "./subscribe-body";
import { type RefreshedRecord, refreshedRecord, withRefresh } from "./subscription-record";
import { refreshSource } from "./subscription-sources";

/** What a SUBSCRIBE within a dialog asks for, after every check. */
export interface Refresh {
  readonly subscription: Subscription;
  /** 0 unsubscribes. */
  readonly lifetimeSeconds: number;
  readonly condition: Condition;
  readonly coding: CodingChoice | undefined;
  readonly change: RefreshedRecord;
  /** The record with the change, for the disk. */
  readonly submitted: SubscriptionRecord;
  /** Makes what it asks for the subscription's, once it is stored. */
  readonly takeOver: () => void;
}

export function readRefresh(
  exchange: ServerTransaction,
  watcher: Identity,
  context: EngineContext,
  now: Instant,
): Result<Refresh, Rejection> {
  const { request } = exchange;
  const chosen = choosePackage(request.headers, context.packages);
  if (!chosen.ok) return chosen;
  const { eventId, event } = chosen.value;
  const usage = usageOf(request, chosen.value.eventPackage.name, eventId);
  const subscription = context.subscriptions.find(usage);
  if (subscription === undefined) return fail(rejection(481));
  const { eventPackage } = subscription.resource;
  if (subscription.record.watcher !== watcher.aor) return fail(rejection(403));
  if (request.cseq.number <= subscription.submitted.remoteCSeq)
    return fail(rejection(500, [], "CSeq Out of Order"));
  const lifetime = subscriptionLifetime(
    request,
    subscriptionExpiry(context.config, eventPackage, watcher.aor),
  );
  if (!lifetime.ok) return lifetime;
  const condition = readCondition(request.headers);
  if (!condition.ok) return condition;
  const before = new RecordedWish(subscription.submitted, subscription.bodyType);
  const bodies = takeSubscribeBodies(request, eventPackage, before, context.config.limits.bodyOctets);
  if (!bodies.ok) return bodies;
  const { body } = bodies.value;
  const kept = subscription.record.accept === "" ? undefined : subscription.record.accept;
  const accept = acceptValue(request.headers) ?? kept;
  const bodyType = chooseBodyType(accept, eventPackage);
  if (!bodyType.ok) return bodyType;
  const acceptEncoding = readAcceptEncoding(request.headers);
  if (!acceptEncoding.ok) return acceptEncoding;
  const change: RefreshedRecord = {
    ...refreshedRecord(exchange, subscription.record, accept, after(now, lifetime.value * 1000)),
    acceptEncoding: acceptEncoding.value,
    eventParameters: eventParametersOf(event),
    suppress: condition.value === "*" ? "*" : "",
    ...(body && { requestType: body.contentType, requestBody: body.text }),
  };
  const submitted = withRefresh(subscription.submitted, change);
  const taken = refreshSource(subscription, new RecordedWish(submitted, bodyType.value));
  if (!taken.ok) return taken;
  const coding = recordedCoding(acceptEncoding.value);
  const takeOver = (): void => {
    taken.value();
    subscription.condition = condition.value;
    subscription.coding = coding;
  };
  return ok({
    subscription,
    lifetimeSeconds: lifetime.value,
    condition: condition.value,
    coding,
    change,
    submitted,
    takeOver,
  });
}

const usageOf = (request: SipRequest, eventPackage: string, eventId: string): string =>
  usageKey(request.callId, request.to.tag ?? "", request.from.tag ?? "", eventPackage, eventId);
