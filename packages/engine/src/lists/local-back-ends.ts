import type {
  PublishedPackage,
  StateListener,
  StateSource,
  SubscriptionWish,
  TerminationReason,
  WatcherIdentity,
} from "@porchlight/event-notifier";
import { after, instant } from "@porchlight/kernel";
import type { BackEnds, ListMember } from "@porchlight/rls";
import { parseUri } from "@porchlight/sip-message";
import type { EngineContext } from "../context";
import { watcherIdentity } from "../identity/identity";
import { waitingOf } from "../services/ending";
import { isViewSource, shownSource, viewSource } from "../services/subscription-sources";
import type { WaitingRoom } from "../services/waiting-room";
import type { WatcherReview } from "../services/watcher-review";
import type { RecordedWish } from "../state/recorded-wish";
import type { PublishedResource } from "../state/resource";
import type { Standing } from "../state/watching";
import { LocalBackEnd, type MemberDesk, type OpenedMember } from "./local-back-end";
import { type MemberKeeper, MemberWatch } from "./member-watch";
import { MemberWish } from "./member-wish";

/** Who watches the members of a list, and how it wants to be shown them. */
interface MemberAsker {
  readonly wish: RecordedWish;
  readonly identity: WatcherIdentity;
  readonly shown: MemberWish;
}

/** Watches the members of lists inside the server, by the rules of each member and as the watcher (RFC 4662 section 4). */
export class LocalBackEnds implements BackEnds<StateSource>, MemberDesk, MemberKeeper {
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

  open({ key }: ListMember, wish: SubscriptionWish, listener: StateListener): LocalBackEnd {
    return new LocalBackEnd(key, wish, this, listener);
  }

  /** What is decided about the watcher, as for a SUBSCRIBE of its own. */
  watch(uri: string, wish: RecordedWish, backEnd: LocalBackEnd): OpenedMember {
    const opened = this.#opened(uri, wish, backEnd);
    const { accounting, input } = this.#context;
    accounting?.backEndOpened(uri, this.#eventPackage.name, wish, opened, input.at);
    return opened;
  }

  #opened(uri: string, wish: RecordedWish, backEnd: LocalBackEnd): OpenedMember {
    const { domains, accounts, resources, input } = this.#context;
    const presentity = domains.addressOf(uri, true);
    if (!presentity.ok)
      return isElsewhere(uri, domains) ? { kind: "elsewhere" } : this.#refused("noresource");
    const account = accounts.get(presentity.value);
    if (account === undefined || account.disabled)
      return this.#refused(this.#context.config.watchers.hidesUnknown ? "rejected" : "noresource");
    const resource = resources.publish(presentity.value, this.#eventPackage, input.at);
    const opened = this.#judged(resource, wish, backEnd);
    resources.dropIfIdle(resource);
    return opened;
  }

  #judged(resource: PublishedResource, wish: RecordedWish, backEnd: LocalBackEnd): OpenedMember {
    const { input, roster } = this.#context;
    const { identity, shown } = this.#askerOf(wish);
    const authorization = this.#review.authorize(resource, identity, input.at);
    const record = this.#record(resource, wish, authorization.verdict === "confirm");
    if (authorization.verdict === "block") {
      roster.ended(record, "rejected");
      return { kind: "refused", instance: record.id, reason: "rejected" };
    }
    const { source } = shownSource(resource, authorization, shown);
    const watch = new MemberWatch({ record, resource, wish: shown, source }, backEnd, this);
    this.#adopt(watch);
    return { kind: "watched", watch };
  }

  #record(
    { presentity }: PublishedResource,
    { record }: RecordedWish,
    isPending: boolean,
  ): MemberWatch["record"] {
    const { ids, input, config } = this.#context;
    const standing: Standing = isPending
      ? {
          state: "pending",
          watcherEvent: "subscribe",
          giveUpAt: after(input.at, config.watchers.giveUpSeconds * 1000),
        }
      : { state: "active", watcherEvent: "subscribe", giveUpAt: instant(0) };
    const { watcher, identities, isAnonymous, remoteUri, expiresAt } = record;
    return {
      id: ids.token(96),
      presentity,
      eventPackage: this.#eventPackage.name,
      watcher,
      identities,
      isAnonymous,
      remoteUri,
      createdAt: input.at,
      expiresAt,
      ...standing,
    };
  }

  #adopt(watch: MemberWatch): void {
    const { record, resource } = watch;
    this.#waiting.returned(record, resource.key);
    resource.watchers.add(watch);
    if (record.state === "pending") this.#context.timers.schedule(watch.giveUpTimer, record.giveUpAt);
    this.#context.roster.changed(record);
  }

  #refused(reason: string): OpenedMember {
    return { kind: "refused", instance: this.#context.ids.token(96), reason };
  }

  renew(watch: MemberWatch, wish: RecordedWish): void {
    watch.record = { ...watch.record, expiresAt: wish.record.expiresAt };
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
    const { config, input, commits, roster } = this.#context;
    const giveUpAt = after(input.at, config.watchers.giveUpSeconds * 1000);
    const waiting = waitingOf(watch.record, "timeout", giveUpAt);
    this.#leave(watch);
    if (waiting === undefined) return roster.ended(watch.record, "timeout");
    commits.submitUnattended([{ kind: "waiting-put", record: waiting }]);
    this.#waiting.enter(waiting);
  }

  undecided(watch: MemberWatch): void {
    watch.end("giveup");
  }

  entered({ record }: MemberWatch): void {
    this.#context.roster.changed(record);
  }

  ended(watch: MemberWatch, reason: TerminationReason): void {
    this.#leave(watch);
    this.#context.roster.ended(watch.record, reason);
  }

  #leave(watch: MemberWatch): void {
    const { timers, resources } = this.#context;
    watch.resource.watchers.delete(watch);
    if (watch.setGiveUpTimer !== undefined) timers.cancel(watch.setGiveUpTimer);
    resources.dropIfIdle(watch.resource);
  }
}

/** Whether a URI names somebody in a domain that is not ours. */
function isElsewhere(uri: string, domains: EngineContext["domains"]): boolean {
  const parsed = parseUri(uri);
  return parsed.ok && "host" in parsed.value && !domains.has(parsed.value.host);
}
