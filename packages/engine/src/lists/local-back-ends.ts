import type {
  PublishedPackage,
  StateListener,
  StateSource,
  SubscriptionWish,
  TerminationReason,
  WatcherIdentity,
} from "@porchlight/event-notifier";
import { after, instant } from "@porchlight/kernel";
import type { BackEnd, BackEnds, ListMember } from "@porchlight/rls";
import { parseUri } from "@porchlight/sip-message";
import type { EngineContext } from "../context";
import { addressOfRecord } from "../identity/asserted-identities";
import { watcherIdentity } from "../identity/identity";
import { waitingOf } from "../services/ending";
import { isViewSource, shownSource, viewSource } from "../services/subscription-sources";
import type { WaitingRoom } from "../services/waiting-room";
import type { WatcherReview } from "../services/watcher-review";
import { ownersMark } from "../state/owners";
import { type RecordedWish, recordedWishOf } from "../state/recorded-wish";
import type { PublishedResource } from "../state/resource";
import type { Standing } from "../state/watching";
import { type MemberKeeper, MemberWatch } from "./member-watch";
import { MemberWish } from "./member-wish";
import { type UnwatchedMember, unwatchedMember } from "./unwatched-member";

/** Who watches the members of a list, and how it wants to be shown them. */
interface MemberAsker {
  readonly wish: RecordedWish;
  readonly identity: WatcherIdentity;
  readonly shown: MemberWish;
}

/** Watches the members of lists inside the server, by the rules of each member and as the watcher (RFC 4662 section 4). */
export class LocalBackEnds implements BackEnds<StateSource>, MemberKeeper {
  readonly #context: EngineContext;
  readonly #eventPackage: PublishedPackage;
  readonly #review: WatcherReview;
  readonly #waiting: WaitingRoom;
  #asker: MemberAsker | undefined;

  constructor(
    context: EngineContext,
    eventPackage: PublishedPackage,
    review: WatcherReview,
    waiting: WaitingRoom,
  ) {
    this.#context = context;
    this.#eventPackage = eventPackage;
    this.#review = review;
    this.#waiting = waiting;
  }

  open(
    { key }: Pick<ListMember, "key">,
    wish: SubscriptionWish,
    listener: StateListener,
  ): BackEnd<StateSource> {
    return this.#open(key, recordedWishOf(wish), listener);
  }

  /** What is decided about the watcher, as for a SUBSCRIBE of its own. */
  #open(uri: string, wish: RecordedWish, listener: StateListener): BackEnd<StateSource> {
    const opened = this.#opened(uri, wish, listener);
    // Whoever watches one presentity without SIP does so through the same back ends.
    if (uri !== wish.resource) this.#record(uri, wish, opened);
    return opened;
  }

  #record(uri: string, wish: RecordedWish, { status }: BackEnd<StateSource>): void {
    const { accounting, accounts, input } = this.#context;
    if (accounting === undefined) return;
    const isAddress = accounts.get(uri) !== undefined;
    const called = isAddress ? uri : (addressOfRecord(uri) ?? uri);
    accounting.backEndOpened(called, this.#eventPackage.name, wish, status, input.at);
  }

  #opened(uri: string, wish: RecordedWish, listener: StateListener): BackEnd<StateSource> {
    const { domains, accounts, resources, input } = this.#context;
    const presentity = this.#presentityOf(uri);
    if (presentity === undefined)
      return isElsewhere(uri, domains)
        ? this.#unwatched(uri, { state: "unknown" }, listener)
        : this.#refused(uri, "noresource", listener);
    const account = accounts.get(presentity);
    if (account === undefined || account.disabled)
      return this.#refused(
        uri,
        this.#context.config.watchers.hidesUnknown ? "rejected" : "noresource",
        listener,
      );
    const resource = resources.publish(presentity, this.#eventPackage, input.at);
    const opened = this.#judged(resource, wish, listener);
    resources.dropIfIdle(resource);
    return opened;
  }

  /** Members of lists are mostly addresses of record as accounts have them. */
  #presentityOf(uri: string): string | undefined {
    const { domains, accounts } = this.#context;
    const account = accounts.get(uri);
    if (account !== undefined && domains.has(account.domain) && !uri.startsWith("sip:+")) return uri;
    const presentity = domains.addressOf(uri, true);
    return presentity.ok ? presentity.value : undefined;
  }

  #judged(resource: PublishedResource, wish: RecordedWish, listener: StateListener): BackEnd<StateSource> {
    const { input, roster } = this.#context;
    const { identity, shown } = this.#askerOf(wish);
    const authorization = this.#review.authorize(resource, identity, input.at);
    const { source } = shownSource(resource, authorization, shown);
    const standing = authorization.verdict === "confirm" ? this.#undecided() : DECIDED;
    const start = { id: this.#context.ids.token(96), createdAt: input.at, resource, wish: shown, source };
    const watch = new MemberWatch(start, standing, listener, this);
    if (authorization.verdict !== "block") this.#adopt(watch);
    else {
      roster.ended(watch, "rejected");
      return this.#unwatched(
        resource.presentity,
        { state: "terminated", instance: watch.id, reason: "rejected" },
        listener,
      );
    }
    return watch;
  }

  #undecided(): Standing {
    const { input, config } = this.#context;
    const giveUpAt = after(input.at, config.watchers.giveUpSeconds * 1000);
    return { state: "pending", watcherEvent: "subscribe", giveUpAt };
  }

  #adopt(watch: MemberWatch): void {
    const { resource } = watch;
    this.#waiting.returned(watch, resource.key);
    resource.watchers.add(watch);
    if (watch.state === "pending") this.#context.timers.schedule(watch.giveUpTimer, watch.giveUpAt);
    this.#context.roster.changed(watch);
  }

  #refused(uri: string, reason: TerminationReason, listener: StateListener): BackEnd<StateSource> {
    const instance = this.#context.ids.token(96);
    return this.#unwatched(uri, { state: "terminated", instance, reason }, listener);
  }

  #unwatched(uri: string, status: UnwatchedMember["status"], listener: StateListener): BackEnd<StateSource> {
    return unwatchedMember(status, (wish) => this.#open(uri, wish, listener));
  }

  reopen({ presentity }: MemberWatch, wish: RecordedWish, listener: StateListener): BackEnd<StateSource> {
    return this.#open(presentity, wish, listener);
  }

  renew(watch: MemberWatch, wish: RecordedWish): void {
    const { shown } = this.#askerOf(wish);
    const isSame = shown.shownBy === watch.wish.shownBy;
    watch.wish = shown;
    const { source, resource } = watch;
    if (!isSame && isViewSource(source)) watch.source = viewSource(resource, source.view, shown);
  }

  /** The members of a list are asked for one after the other. */
  #askerOf(wish: RecordedWish): MemberAsker {
    if (this.#asker?.wish !== wish)
      this.#asker = { wish, identity: watcherIdentity(wish.record), shown: new MemberWish(wish) };
    return this.#asker;
  }

  /** Whoever was not decided on waits on, as after a subscription of its own. */
  release(watch: MemberWatch): void {
    const { accounts, config, input, commits, roster } = this.#context;
    const giveUpAt = after(input.at, config.watchers.giveUpSeconds * 1000);
    const owners = ownersMark(accounts, watch.presentity, watch.watcher);
    const waiting = waitingOf(watch, "timeout", giveUpAt, owners);
    this.#leave(watch);
    if (waiting === undefined) return roster.ended(watch, "timeout");
    commits.submitUnattended([{ kind: "waiting-put", record: waiting }]);
    this.#waiting.enter(waiting);
  }

  undecided(watch: MemberWatch): void {
    watch.end("giveup");
  }

  entered(watch: MemberWatch): void {
    this.#context.roster.changed(watch);
  }

  ended(watch: MemberWatch, reason: TerminationReason): void {
    this.#leave(watch);
    this.#context.roster.ended(watch, reason);
  }

  #leave(watch: MemberWatch): void {
    const { timers, resources } = this.#context;
    watch.resource.watchers.delete(watch);
    if (watch.setGiveUpTimer !== undefined) timers.cancel(watch.setGiveUpTimer);
    resources.dropIfIdle(watch.resource);
  }
}

const DECIDED: Standing = { state: "active", watcherEvent: "subscribe", giveUpAt: instant(0) };

/** Whether a URI names somebody in a domain that is not ours. */
function isElsewhere(uri: string, domains: EngineContext["domains"]): boolean {
  const parsed = parseUri(uri);
  return parsed.ok && "host" in parsed.value && !domains.has(parsed.value.host);
}
