import {
  acceptValue,
  type ChosenPackage,
  type Condition,
  chooseBodyType,
  choosePackage,
  isMet,
  type Rejection,
  readCondition,
  readSubscribeBody,
  rejection,
  type SubscribeBody,
  subscriptionLifetime,
} from "@porchlight/event-notifier";
import { after, fail, type Instant, ok, type Result } from "@porchlight/kernel";
import { type Dialog, uasDialog } from "@porchlight/sip-dialog";
import type { EventHeader } from "@porchlight/sip-message";
import type { EngineContext } from "../context";
import type { Identity } from "../identity/identity";
import { mayWatch } from "../identity/watcher-policy";
import { subscriptionContact } from "../notify/local-address";
import type { Notifier } from "../notify/notifier";
import { eventParametersOf, RecordedWish } from "../state/recorded-wish";
import type { Resource } from "../state/resource";
import type { Subscription } from "../state/subscription";
import { usageKey } from "../state/subscription-table";
import type { ServerTransaction } from "../transactions/server-transaction";
import type { SubscriptionLifecycle } from "./subscription-lifecycle";
import { withinWatcherLimit } from "./subscription-limits";
import { newSubscriptionRecord, type RefreshedRecord, refreshedRecord } from "./subscription-record";
import { openSource, refreshSource } from "./subscription-sources";

/** What an initial SUBSCRIBE asks for, after every check but policy and limits. */
interface Wish extends ChosenPackage {
  readonly presentity: string;
  readonly lifetimeSeconds: number;
  readonly accept: string | undefined;
  readonly bodyType: string;
  readonly body: SubscribeBody | undefined;
  readonly condition: Condition;
  readonly dialog: Dialog;
}

/** The notifier's side of SUBSCRIBE (RFC 6665 section 4.2): new, refresh, fetch, unsubscribe. */
export class SubscriptionService {
  readonly #context: EngineContext;
  readonly #notifier: Notifier;
  readonly #lifecycle: SubscriptionLifecycle;

  constructor(context: EngineContext, notifier: Notifier, lifecycle: SubscriptionLifecycle) {
    this.#context = context;
    this.#notifier = notifier;
    this.#lifecycle = lifecycle;
  }

  subscribe(exchange: ServerTransaction, watcher: Identity, now: Instant): void {
    if (exchange.request.to.tag !== undefined) {
      this.#refresh(exchange, watcher, now);
      return;
    }
    const wish = this.#read(exchange, watcher);
    if (!wish.ok) return exchange.reject(wish.error, now);
    if (wish.value.lifetimeSeconds === 0) this.#fetch(exchange, watcher, wish.value, now);
    else this.#start(exchange, watcher, wish.value, now);
  }

  /** Steps 1 to 8 of an initial SUBSCRIBE, in their order. */
  #read(exchange: ServerTransaction, watcher: Identity): Result<Wish, Rejection> {
    const { request } = exchange;
    const { domains, accounts, packages, subscriptions, config } = this.#context;
    const presentity = domains.addressOf(request.uri, exchange.isSecure);
    if (!presentity.ok) return presentity;
    const account = accounts.get(presentity.value);
    if (account === undefined || account.disabled) return fail(rejection(404));
    const chosen = choosePackage(request.headers, packages);
    if (!chosen.ok) return chosen;
    const lifetime = subscriptionLifetime(request, chosen.value.eventPackage);
    if (!lifetime.ok) return lifetime;
    const accept = acceptValue(request.headers);
    const bodyType = chooseBodyType(accept, chosen.value.eventPackage);
    if (!bodyType.ok) return bodyType;
    const body = readSubscribeBody(request, chosen.value.eventPackage, config.limits.bodyOctets);
    if (!body.ok) return body;
    const condition = readCondition(request.headers);
    if (!condition.ok) return condition;
    const dialog = uasDialog(request, exchange.toTag);
    if (!dialog.ok) return fail(rejection(400, [], "Missing or Malformed Contact"));
    if (lifetime.value > 0) {
      const room = withinWatcherLimit(subscriptions, watcher.aor, config.limits.subscriptionsPerWatcher);
      if (!room.ok) return room;
    }
    if (!mayWatch(watcher.aor, presentity.value, domains)) return fail(rejection(403));
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

  #make(
    exchange: ServerTransaction,
    watcher: Identity,
    wish: Wish,
    resource: Resource,
    now: Instant,
  ): Result<Subscription, Rejection> {
    const record = newSubscriptionRecord(
      {
        id: this.#context.ids.token(96),
        presentity: wish.presentity,
        eventPackage: wish.eventPackage.name,
        eventId: wish.eventId,
        eventParameters: eventParametersOf(wish.event),
        body: wish.body,
        watcher: watcher.aor,
        dialog: wish.dialog,
        accept: wish.accept,
        userAgent: exchange.request.headers.first("user-agent") ?? "",
        condition: wish.condition,
        lifetimeSeconds: wish.lifetimeSeconds,
      },
      exchange.flow,
      now,
    );
    const opened = openSource(resource, new RecordedWish(record, wish.bodyType), this.#context.touched);
    if (!opened.ok) return opened;
    const subscription = this.#lifecycle.make(record, 0, resource, opened.value);
    subscription.condition = wish.condition;
    return ok(subscription);
  }

  /** One NOTIFY with the state of now, and nothing kept (RFC 6665 section 4.4.3). */
  #fetch(exchange: ServerTransaction, watcher: Identity, wish: Wish, now: Instant): void {
    const resource = this.#context.resources.ensure(wish.presentity, wish.eventPackage, now);
    const made = this.#make(exchange, watcher, wish, resource, now);
    if (!made.ok) return this.#refuse(exchange, resource, made.error, now);
    const subscription = made.value;
    subscription.flow = exchange.flow;
    subscription.hasEnded = true;
    this.#accept(exchange, subscription, 0, now);
    this.#notifier.notifyTerminated(subscription, "timeout", true, now);
    subscription.derived?.close();
    this.#context.resources.dropIfIdle(resource);
  }

  #start(exchange: ServerTransaction, watcher: Identity, wish: Wish, now: Instant): void {
    const resource = this.#context.resources.ensure(wish.presentity, wish.eventPackage, now);
    const made = this.#make(exchange, watcher, wish, resource, now);
    if (!made.ok) return this.#refuse(exchange, resource, made.error, now);
    const subscription = made.value;
    resource.turnsInFlight += 1;
    this.#context.commits.submit(
      [{ kind: "subscription-put", record: subscription.record }],
      (at) => {
        resource.turnsInFlight -= 1;
        this.#lifecycle.adopt(subscription);
        this.#lifecycle.bind(subscription, exchange.flow);
        this.#accept(exchange, subscription, wish.lifetimeSeconds, at);
        this.#notifier.notifyNow(subscription, at);
        this.#lifecycle.observe(subscription, "started", "");
      },
      (at) => {
        resource.turnsInFlight -= 1;
        subscription.derived?.close();
        this.#refuse(exchange, resource, rejection(500, [], "Not Stored"), at);
      },
    );
  }

  #refuse(exchange: ServerTransaction, resource: Resource, why: Rejection, now: Instant): void {
    this.#context.resources.dropIfIdle(resource);
    exchange.reject(why, now);
  }

  #accept(
    exchange: ServerTransaction,
    subscription: Subscription,
    seconds: number,
    now: Instant,
    status: 200 | 204 = 200,
  ): void {
    const contact = subscriptionContact(exchange.flow.flow, subscription.id);
    exchange.reply(
      status,
      {
        headers: [
          ["Expires", String(seconds)],
          ["Contact", contact],
        ],
      },
      now,
    );
  }

  /** SUBSCRIBE within a dialog: refresh or unsubscribe; 481 when it names no subscription. */
  #refresh(exchange: ServerTransaction, watcher: Identity, now: Instant): void {
    const { request } = exchange;
    const chosen = choosePackage(request.headers, this.#context.packages);
    if (!chosen.ok) return exchange.reject(chosen.error, now);
    const { eventPackage, eventId } = chosen.value;
    const usage = usageKey(
      request.callId,
      request.to.tag ?? "",
      request.from.tag ?? "",
      eventPackage.name,
      eventId,
    );
    const subscription = this.#context.subscriptions.find(usage);
    if (subscription === undefined) return exchange.reject(rejection(481), now);
    if (subscription.record.watcher !== watcher.aor) return exchange.reject(rejection(403), now);
    if (request.cseq.number <= subscription.submitted.remoteCSeq)
      return exchange.reject(rejection(500, [], "CSeq Out of Order"), now);
    const lifetime = subscriptionLifetime(request, eventPackage);
    if (!lifetime.ok) return exchange.reject(lifetime.error, now);
    const condition = readCondition(request.headers);
    if (!condition.ok) return exchange.reject(condition.error, now);
    if (lifetime.value === 0) this.#unsubscribe(exchange, subscription, condition.value);
    else this.#extend(exchange, subscription, chosen.value.event, condition.value, lifetime.value, now);
  }

  #extend(
    exchange: ServerTransaction,
    subscription: Subscription,
    event: EventHeader,
    condition: Condition,
    seconds: number,
    now: Instant,
  ): void {
    const { request } = exchange;
    const { eventPackage } = subscription.resource;
    const body = readSubscribeBody(request, eventPackage, this.#context.config.limits.bodyOctets);
    if (!body.ok) return exchange.reject(body.error, now);
    const accept =
      acceptValue(request.headers) ??
      (subscription.record.accept === "" ? undefined : subscription.record.accept);
    const bodyType = chooseBodyType(accept, eventPackage);
    if (!bodyType.ok) return exchange.reject(bodyType.error, now);
    const change: RefreshedRecord = {
      ...refreshedRecord(exchange, subscription.record, accept, after(now, seconds * 1000)),
      eventParameters: eventParametersOf(event),
      suppress: condition === "*" ? "*" : "",
      ...(body.value && { requestType: body.value.contentType, requestBody: body.value.text }),
    };
    const wish = new RecordedWish({ ...subscription.submitted, ...change }, bodyType.value);
    const taken = refreshSource(subscription, wish);
    if (!taken.ok) return exchange.reject(taken.error, now);
    const takeOver = (): void => {
      taken.value();
      subscription.condition = condition;
    };
    this.#commitRefresh(exchange, subscription, change, takeOver, seconds);
  }

  #commitRefresh(
    exchange: ServerTransaction,
    subscription: Subscription,
    change: RefreshedRecord,
    takeOver: () => void,
    seconds: number,
  ): void {
    subscription.submitted = { ...subscription.submitted, ...change };
    this.#context.commits.submit(
      [{ kind: "subscription-put", record: subscription.submitted }],
      (at) => {
        if (subscription.hasEnded) return exchange.reject(rejection(481), at);
        subscription.record = { ...subscription.record, ...change };
        takeOver();
        subscription.template = undefined;
        this.#context.timers.schedule(subscription.expiry, subscription.record.expiresAt);
        this.#lifecycle.bind(subscription, exchange.flow);
        this.#acceptRefresh(exchange, subscription, seconds, at);
        this.#lifecycle.observe(subscription, "refreshed", "");
      },
      (at) => {
        const { notifyCSeqCeiling } = subscription.submitted;
        subscription.submitted = { ...subscription.record, notifyCSeqCeiling };
        exchange.reject(rejection(500, [], "Not Stored"), at);
      },
    );
  }

  /** 204 and no NOTIFY where the watcher has the state already (RFC 5839 section 6.3). */
  #acceptRefresh(
    exchange: ServerTransaction,
    subscription: Subscription,
    seconds: number,
    now: Instant,
  ): void {
    const isTold = this.#isMet(subscription);
    this.#accept(exchange, subscription, seconds, now, isTold ? 204 : 200);
    if (isTold) this.#notifier.toldAlready(subscription);
    else this.#notifier.notifyNow(subscription, now);
  }

  #isMet({ condition, source }: Subscription): boolean {
    return condition !== undefined && isMet(condition, this.#context.entityTags.of(source));
  }

  #unsubscribe(exchange: ServerTransaction, subscription: Subscription, condition: Condition): void {
    this.#context.commits.submit(
      [{ kind: "subscription-delete", id: subscription.id }],
      (at) => {
        this.#lifecycle.bind(subscription, exchange.flow);
        subscription.condition = condition;
        const isTold = !subscription.hasEnded && this.#isMet(subscription);
        this.#accept(exchange, subscription, 0, at, isTold ? 204 : 200);
        if (subscription.hasEnded) return;
        if (isTold) this.#lifecycle.leave(subscription, "unsubscribed");
        else this.#lifecycle.finish(subscription, "timeout", "unsubscribed", at);
      },
      (at) => exchange.reject(rejection(500, [], "Not Stored"), at),
    );
  }
}
