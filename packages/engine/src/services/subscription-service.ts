import {
  type Authorization,
  isMet,
  type Rejection,
  rejection,
  warnedRejection,
} from "@porchlight/event-notifier";
import { fail, type Instant, ok, type Result } from "@porchlight/kernel";
import { listInQuestion } from "../accounting/party";
import type { EngineContext } from "../context";
import { type Identity, recordedIdentity, watcherIdentity } from "../identity/identity";
import type { ListHouse } from "../lists/list-house";
import { EVENT_LIST } from "../lists/list-negotiation";
import { subscriptionContact } from "../notify/local-address";
import type { Notifier } from "../notify/notifier";
import { PeerWatchers } from "../notify/peer-watchers";
import { ownersMark } from "../state/owners";
import { RecordedWish } from "../state/recorded-wish";
import { PublishedResource, type Resource } from "../state/resource";
import type { Subscription } from "../state/subscription";
import type { ServerTransaction } from "../transactions/server-transaction";
import { Asked } from "./asked";
import { predecessorsOf } from "./predecessors";
import { type Refresh, readRefresh } from "./refresh";
import { readWish, type SubscribeWish } from "./subscribe-wish";
import type { SubscriptionLifecycle } from "./subscription-lifecycle";
import { withinUndecidedLimit } from "./subscription-limits";
import { withinSubscriptionProfile } from "./subscription-profile";
import { newSubscriptionRecord, withRefresh } from "./subscription-record";
import { derivedSource, shownSource } from "./subscription-sources";
import type { WaitingRoom } from "./waiting-room";
import type { WatcherReview } from "./watcher-review";

/** The notifier's side of SUBSCRIBE (RFC 6665 section 4.2): new, refresh, fetch, unsubscribe. */
export class SubscriptionService {
  readonly #context: EngineContext;
  readonly #notifier: Notifier;
  readonly #lifecycle: SubscriptionLifecycle;
  readonly #review: WatcherReview;
  readonly #waiting: WaitingRoom;
  readonly #lists: ListHouse | undefined;
  readonly #peers: PeerWatchers;

  constructor(
    context: EngineContext,
    notifier: Notifier,
    lifecycle: SubscriptionLifecycle,
    review: WatcherReview,
    waiting: WaitingRoom,
    lists: ListHouse | undefined,
  ) {
    this.#context = context;
    this.#notifier = notifier;
    this.#lifecycle = lifecycle;
    this.#review = review;
    this.#waiting = waiting;
    this.#lists = lists;
    this.#peers = new PeerWatchers(context);
  }

  subscribe(exchange: ServerTransaction, watcher: Identity, now: Instant): void {
    if (exchange.request.to.tag !== undefined) return this.#refresh(exchange, watcher, now);
    const wish = readWish(exchange, watcher, this.#context, this.#lists);
    if (!wish.ok) return exchange.reject(wish.error, now);
    const asked = new Asked(exchange, watcher, this.#context);
    if (!this.#isAwaited(asked, wish.value)) this.#serve(asked, wish.value, now);
  }

  /** What is asked for may be refused after turns of its own. */
  #askedAgain({ exchange, isStanding, watcher }: Asked): Result<SubscribeWish, Rejection> {
    return isStanding ? readWish(exchange, watcher, this.#context, this.#lists) : fail(rejection(403));
  }

  /** A long list is looked at in turns of its own. */
  #isAwaited(asked: Asked, { eventPackage, presentity }: SubscribeWish): boolean {
    const { exchange, watcher } = asked;
    if (this.#lists === undefined || eventPackage.extension !== EVENT_LIST) return false;
    return this.#lists.isAwaited(presentity, watcher.aor, eventPackage.name, (at) => {
      const wish = this.#askedAgain(asked);
      if (wish.ok) this.#serve(asked, wish.value, at);
      else exchange.reject(wish.error, at);
    });
  }

  #serve(asked: Asked, wish: SubscribeWish, now: Instant): void {
    const { exchange, watcher } = asked;
    const resource = this.#context.resources.ensure(wish.presentity, wish.eventPackage, now);
    const made = this.#make(exchange, watcher, wish, resource, now);
    if (!made.ok) return this.#refuse(exchange, resource, made.error, now);
    made.value.condition = wish.condition;
    this.#waiting.returned(made.value.record, resource.key);
    const subscription = made.value;
    const begin = (at: Instant): void => {
      if (wish.lifetimeSeconds === 0) this.#fetch(exchange, subscription, at);
      else this.#start(exchange, subscription, wish.lifetimeSeconds);
    };
    const isOpening = this.#lists?.isOpening(subscription.derived, (at) => {
      resource.turnsInFlight -= 1;
      const again = this.#askedAgain(asked);
      const standing = again.ok ? standingOf(subscription) : again;
      if (standing.ok) return begin(at);
      subscription.derived?.close();
      this.#refuse(exchange, resource, standing.error, at);
    });
    if (isOpening === true) resource.turnsInFlight += 1;
    else begin(now);
  }

  /** Step 8: what the presentity has decided (presence.md section 2.1). */
  #make(
    exchange: ServerTransaction,
    watcher: Identity,
    wish: SubscribeWish,
    resource: Resource,
    now: Instant,
  ): Result<Subscription, Rejection> {
    if (wish.isNobody) return fail(this.#blocked());
    if (!(resource instanceof PublishedResource)) return this.#derive(exchange, watcher, wish, resource, now);
    const authorization = this.#review.authorize(resource, watcher, now);
    const record = this.#record(exchange, watcher, wish, authorization.verdict === "confirm", now);
    if (authorization.verdict === "block") {
      this.#context.roster.ended(record, "rejected");
      return fail(this.#blocked());
    }
    const room = this.#roomFor(authorization, watcher);
    if (!room.ok) return room;
    const opened = shownSource(resource, authorization, new RecordedWish(record, wish.bodyType));
    return ok(this.#lifecycle.make(record, 0, resource, wish.bodyType, opened));
  }

  #blocked(): Rejection {
    return rejection(this.#context.config.watchers.blockStatus);
  }

  #roomFor({ verdict }: Authorization, { aor }: Identity): Result<void, Rejection> {
    return verdict === "confirm" ? withinUndecidedLimit(this.#context, aor) : ok(undefined);
  }

  #derive(
    exchange: ServerTransaction,
    watcher: Identity,
    wish: SubscribeWish,
    resource: Resource,
    now: Instant,
  ): Result<Subscription, Rejection> {
    if (wish.eventPackage.source !== "derived")
      throw new Error("a published package has published resources");
    const record = this.#record(exchange, watcher, wish, false, now);
    const recorded = new RecordedWish(record, wish.bodyType);
    const opened = derivedSource(wish.eventPackage, recorded, this.#context.touched);
    return opened.ok ? ok(this.#lifecycle.make(record, 0, resource, wish.bodyType, opened.value)) : opened;
  }

  #record(
    exchange: ServerTransaction,
    watcher: Identity,
    wish: SubscribeWish,
    isPending: boolean,
    now: Instant,
  ) {
    return newSubscriptionRecord(
      {
        wish,
        identity: recordedIdentity(watcher),
        id: this.#context.ids.token(96),
        userAgent: exchange.request.headers.first("user-agent") ?? "",
        peerDomain: watcher.peer?.domain ?? "",
        owners: ownersMark(this.#context.accounts, wish.presentity, watcher.aor),
        giveUpSeconds: isPending ? this.#context.config.watchers.giveUpSeconds : undefined,
      },
      exchange.flow,
      now,
    );
  }

  /** One NOTIFY with the state of now, and nothing kept but the wish of a watcher not decided on (RFC 6665 section 4.4.3). */
  #fetch(exchange: ServerTransaction, subscription: Subscription, now: Instant): void {
    const { derived, resource } = subscription;
    if (derived?.isTooLong === true) {
      derived.close();
      return this.#refuse(exchange, resource, tooLongToFetch, now);
    }
    const ending = this.#lifecycle.ending(subscription, "timeout", now);
    const answer = (at: Instant): void => {
      subscription.flow = exchange.flow;
      subscription.hasEnded = true;
      this.#accept(exchange, subscription, 0, at);
      this.#notifier.notifyTerminated(subscription, "timeout", true, at);
      derived?.close();
      if (ending.waiting !== undefined) this.#waiting.enter(ending.waiting);
      this.#context.resources.dropIfIdle(resource);
    };
    if (ending.waiting === undefined) return answer(now);
    this.#context.commits.submit(ending.records, answer, (at) =>
      this.#refuse(exchange, resource, notStored, at),
    );
  }

  #start(exchange: ServerTransaction, subscription: Subscription, seconds: number): void {
    const { resource } = subscription;
    const { replaced } = predecessorsOf(this.#context, subscription.record, exchange.flow);
    resource.turnsInFlight += 1;
    this.#context.commits.submit(
      [
        { kind: "subscription-put", record: subscription.record },
        ...replaced.map(({ id }) => ({ kind: "subscription-delete", id }) as const),
      ],
      (at) => {
        resource.turnsInFlight -= 1;
        this.#admit(exchange, subscription, replaced, seconds, at);
      },
      (at) => {
        resource.turnsInFlight -= 1;
        subscription.derived?.close();
        this.#refuse(exchange, resource, notStored, at);
      },
    );
  }

  /**
   * Rules, profile and list may have changed while the subscription was on its way to the disk.
   * @param gone what it took the place of on the disk
   */
  #admit(
    exchange: ServerTransaction,
    subscription: Subscription,
    gone: readonly Subscription[],
    seconds: number,
    now: Instant,
  ): void {
    const { replaced, asked } = predecessorsOf(this.#context, subscription.record, exchange.flow);
    this.#lifecycle.adopt(subscription);
    for (const earlier of new Set([...gone, ...replaced])) this.#lifecycle.replace(earlier, now);
    const standing = this.#standingAt(subscription, now);
    if (!standing.ok) {
      const ending = this.#lifecycle.ending(subscription, "rejected", now);
      this.#context.commits.submitUnattended(ending.records);
      this.#lifecycle.leave(subscription, ending, "rejected");
      return exchange.reject(standing.error, now);
    }
    this.#lifecycle.bind(subscription, exchange.flow, now);
    this.#notifier.takePace(subscription, now);
    this.#accept(exchange, subscription, seconds, now);
    this.#notifier.notifyNow(subscription, now);
    for (const earlier of asked) this.#notifier.notifyNow(earlier, now);
    this.#context.roster.changed(subscription.record);
    this.#lifecycle.observe(subscription, "started", "");
  }

  #standingAt(subscription: Subscription, now: Instant): Result<void, Rejection> {
    const profile = this.#profileFor(subscription);
    if (!profile.ok) return profile;
    return this.#review.judge(subscription, now) === "rejected"
      ? fail(this.#blocked())
      : standingOf(subscription);
  }

  #profileFor({ record, resource }: Subscription): Result<void, Rejection> {
    const { identities } = watcherIdentity(record);
    const isList = resource.eventPackage.extension === EVENT_LIST;
    return withinSubscriptionProfile(this.#context.accounts, record.presentity, identities, isList);
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
    isTold = false,
  ): void {
    const { id, record, resource } = subscription;
    const { pendingStatus } = this.#context.config.watchers;
    exchange.list = listInQuestion(subscription);
    const { flow } = exchange.flow;
    const contact = subscriptionContact(flow, id, this.#peers.nameFor(record, flow));
    const { extension } = resource.eventPackage;
    exchange.reply(
      isTold ? 204 : record.state === "pending" ? pendingStatus : 200,
      {
        headers: [
          ["Expires", String(seconds)],
          ["Contact", contact],
          ...(extension === undefined ? [] : [["Require", extension] as const]),
        ],
      },
      now,
    );
  }

  /** SUBSCRIBE within a dialog: refresh or unsubscribe; 481 when it names no subscription. */
  #refresh(exchange: ServerTransaction, watcher: Identity, now: Instant): void {
    const refresh = readRefresh(exchange, watcher, this.#context, now);
    if (!refresh.ok) return exchange.reject(refresh.error, now);
    if (refresh.value.lifetimeSeconds === 0) this.#unsubscribe(exchange, refresh.value, now);
    else this.#extend(exchange, refresh.value);
  }

  #extend(
    exchange: ServerTransaction,
    { subscription, submitted, change, takeOver, lifetimeSeconds }: Refresh,
  ): void {
    subscription.submitted = submitted;
    this.#context.commits.submit(
      [{ kind: "subscription-put", record: subscription.submitted }],
      (at) => {
        if (subscription.hasEnded) return exchange.reject(rejection(481), at);
        subscription.record = withRefresh(subscription.record, change);
        takeOver();
        subscription.template = undefined;
        this.#context.timers.schedule(subscription.expiry, subscription.record.expiresAt);
        this.#lifecycle.bind(subscription, exchange.flow, at);
        this.#notifier.takePace(subscription, at);
        this.#acceptRefresh(exchange, subscription, lifetimeSeconds, at);
        this.#lifecycle.observe(subscription, "refreshed", "");
      },
      (at) => {
        const { notifyCSeqCeiling } = subscription.submitted;
        subscription.submitted = { ...subscription.record, notifyCSeqCeiling };
        exchange.reject(notStored, at);
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
    this.#accept(exchange, subscription, seconds, now, isTold);
    if (isTold) this.#notifier.toldAlready(subscription, now);
    else this.#notifier.notifyNow(subscription, now);
  }

  #isMet({ condition, source }: Subscription): boolean {
    return condition !== undefined && isMet(condition, this.#context.entityTags.of(source));
  }

  #unsubscribe(
    exchange: ServerTransaction,
    { subscription, condition, coding }: Refresh,
    now: Instant,
  ): void {
    const ending = this.#lifecycle.ending(subscription, "timeout", now);
    this.#context.commits.submit(
      ending.records,
      (at) => {
        this.#lifecycle.bind(subscription, exchange.flow, at);
        subscription.condition = condition;
        subscription.coding = coding;
        const isTold = !subscription.hasEnded && this.#isMet(subscription);
        this.#accept(exchange, subscription, 0, at, isTold);
        if (subscription.hasEnded) return;
        if (isTold) this.#lifecycle.leave(subscription, ending, "unsubscribed");
        else this.#lifecycle.finish(subscription, ending, "unsubscribed", at);
      },
      (at) => exchange.reject(notStored, at),
    );
  }
}

/** 404 and 403 where a list is there no more, or no more for the watcher. */
function standingOf({ derived }: Subscription): Result<void, Rejection> {
  if (derived?.over === undefined) return ok(undefined);
  return fail(rejection(derived.over === "noresource" ? 404 : 403));
}

const notStored = rejection(500, [], "Not Stored");

/** A fetch is answered by one NOTIFY, in which whoever is not named is not on the list (RFC 4662 section 5.2). */
const tooLongToFetch = warnedRejection(
  513,
  "the list is too long for one NOTIFY: subscribe to it, or fetch it over a stream",
);
