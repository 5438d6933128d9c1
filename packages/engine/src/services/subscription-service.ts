import {
  acceptValue,
  type ChosenPackage,
  chooseBodyType,
  choosePackage,
  type Rejection,
  refuseBody,
  rejection,
  subscriptionLifetime,
} from "@porchlight/event-notifier";
import { after, fail, type Instant, ok, type Result } from "@porchlight/kernel";
import { type Dialog, uasDialog } from "@porchlight/sip-dialog";
import { parseContacts, type SipRequest } from "@porchlight/sip-message";
import type { EngineContext } from "../context";
import type { LiveFlow } from "../flows/flow-table";
import type { Identity } from "../identity/identity";
import { mayWatch } from "../identity/watcher-policy";
import { subscriptionContact } from "../notify/local-address";
import type { Notifier } from "../notify/notifier";
import type { SubscriptionRecord } from "../ports/journal";
import type { Resource } from "../state/resource";
import type { Subscription } from "../state/subscription";
import { usageKey } from "../state/subscription-table";
import type { ServerTransaction } from "../transactions/server-transaction";
import type { SubscriptionLifecycle } from "./subscription-lifecycle";
import { withinWatcherLimit } from "./subscription-limits";
import { newSubscriptionRecord, peerOf } from "./subscription-record";

/** What an initial SUBSCRIBE asks for, after every check but policy and limits. */
interface Wish extends ChosenPackage {
  readonly presentity: string;
  readonly lifetimeSeconds: number;
  readonly accept: string | undefined;
  readonly bodyType: string;
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
    const body = refuseBody(request);
    if (!body.ok) return body;
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
      dialog: dialog.value,
    });
  }

  #make(
    exchange: ServerTransaction,
    watcher: Identity,
    wish: Wish,
    resource: Resource,
    now: Instant,
  ): Subscription {
    const record = newSubscriptionRecord(
      {
        id: this.#context.ids.token(96),
        presentity: wish.presentity,
        eventPackage: wish.eventPackage.name,
        eventId: wish.eventId,
        watcher: watcher.aor,
        dialog: wish.dialog,
        accept: wish.accept,
        userAgent: exchange.request.headers.first("user-agent") ?? "",
        lifetimeSeconds: wish.lifetimeSeconds,
      },
      exchange.flow,
      now,
    );
    const viewKey = wish.eventPackage.viewKey(watcher.aor, wish.presentity, wish.bodyType);
    return this.#lifecycle.make(record, 0, resource, viewKey);
  }

  /** One NOTIFY with the state of now, and nothing kept (RFC 6665 section 4.4.3). */
  #fetch(exchange: ServerTransaction, watcher: Identity, wish: Wish, now: Instant): void {
    const resource = this.#context.resources.ensure(wish.presentity, wish.eventPackage, now);
    const subscription = this.#make(exchange, watcher, wish, resource, now);
    subscription.flow = exchange.flow;
    subscription.hasEnded = true;
    this.#accept(exchange, subscription, 0, now);
    this.#notifier.notifyTerminated(subscription, "timeout", true, now);
    this.#context.resources.dropIfIdle(resource);
  }

  #start(exchange: ServerTransaction, watcher: Identity, wish: Wish, now: Instant): void {
    const resource = this.#context.resources.ensure(wish.presentity, wish.eventPackage, now);
    const subscription = this.#make(exchange, watcher, wish, resource, now);
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
        this.#context.resources.dropIfIdle(resource);
        exchange.reject(rejection(500, [], "Not Stored"), at);
      },
    );
  }

  #accept(exchange: ServerTransaction, subscription: Subscription, seconds: number, now: Instant): void {
    const contact = subscriptionContact(exchange.flow.flow, subscription.id);
    exchange.reply(
      200,
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
    if (lifetime.value === 0) this.#unsubscribe(exchange, subscription);
    else this.#extend(exchange, subscription, lifetime.value, now);
  }

  #extend(exchange: ServerTransaction, subscription: Subscription, seconds: number, now: Instant): void {
    const { request } = exchange;
    const body = refuseBody(request);
    if (!body.ok) return exchange.reject(body.error, now);
    const accept =
      acceptValue(request.headers) ??
      (subscription.record.accept === "" ? undefined : subscription.record.accept);
    const bodyType = chooseBodyType(accept, subscription.resource.eventPackage);
    if (!bodyType.ok) return exchange.reject(bodyType.error, now);
    const change = this.#refreshed(request, subscription, exchange.flow, accept, after(now, seconds * 1000));
    subscription.submitted = { ...subscription.submitted, ...change };
    this.#context.commits.submit(
      [{ kind: "subscription-put", record: subscription.submitted }],
      (at) => {
        if (subscription.hasEnded) return exchange.reject(rejection(481), at);
        subscription.record = { ...subscription.record, ...change };
        subscription.viewKey = subscription.resource.eventPackage.viewKey(
          subscription.record.watcher,
          subscription.record.presentity,
          bodyType.value,
        );
        subscription.template = undefined;
        this.#context.timers.schedule(subscription.expiry, subscription.record.expiresAt);
        this.#lifecycle.bind(subscription, exchange.flow);
        this.#accept(exchange, subscription, seconds, at);
        this.#notifier.notifyNow(subscription, at);
        this.#lifecycle.observe(subscription, "refreshed", "");
      },
      (at) => {
        subscription.submitted = {
          ...subscription.record,
          notifyCSeqCeiling: subscription.submitted.notifyCSeqCeiling,
        };
        exchange.reject(rejection(500, [], "Not Stored"), at);
      },
    );
  }

  /** What a refresh changes: target and route follow the request (RFC 3261 section 12.2.2), Accept only when sent. */
  #refreshed(
    request: SipRequest,
    subscription: Subscription,
    flow: LiveFlow,
    accept: string | undefined,
    expiresAt: Instant,
  ): Pick<SubscriptionRecord, "remoteCSeq" | "remoteTarget" | "accept" | "peer" | "expiresAt"> {
    const contacts = parseContacts(request.headers);
    const target =
      contacts.ok && contacts.value.kind === "list" ? contacts.value.contacts[0]?.uri : undefined;
    const remoteTarget = target ?? subscription.record.remoteTarget;
    return {
      remoteCSeq: request.cseq.number,
      remoteTarget,
      accept: accept ?? "",
      peer: peerOf(flow, remoteTarget),
      expiresAt,
    };
  }

  #unsubscribe(exchange: ServerTransaction, subscription: Subscription): void {
    this.#context.commits.submit(
      [{ kind: "subscription-delete", id: subscription.id }],
      (at) => {
        this.#lifecycle.bind(subscription, exchange.flow);
        this.#accept(exchange, subscription, 0, at);
        if (!subscription.hasEnded) this.#lifecycle.finish(subscription, "timeout", "unsubscribed", at);
      },
      (at) => exchange.reject(rejection(500, [], "Not Stored"), at),
    );
  }
}
