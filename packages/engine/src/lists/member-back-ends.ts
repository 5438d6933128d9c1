import type { PublishedPackage, StateListener, SubscriptionWish } from "@porchlight/event-notifier";
import {
  type BackEnd,
  type BackEnds,
  Labels,
  type ListMember,
  type RemoteList,
  RemoteListSource,
  refusedBackEnd,
} from "@porchlight/rls";
import { parseUri } from "@porchlight/sip-message";
import type { EngineContext } from "../context";
import { recordedWishOf } from "../state/recorded-wish";
import { domainOf } from "../state/subscription-table";
import { RemoteBackEnd } from "./remote/remote-back-end";
import type { RemoteSubscriptions } from "./remote/remote-subscriptions";
import { remoteWish } from "./remote/remote-wish";

/**
 * Watches members of lists where they are: our own inside the server, others by SIP (RFC 4662 section 4), where we can vouch
 * for the watcher: for nobody of another domain (section 7.1.2).
 */
export class MemberBackEnds implements BackEnds {
  readonly #context: EngineContext;
  readonly #eventPackage: PublishedPackage;
  readonly #local: BackEnds;
  readonly #remote: RemoteSubscriptions;

  constructor(
    context: EngineContext,
    eventPackage: PublishedPackage,
    local: BackEnds,
    remote: RemoteSubscriptions,
  ) {
    this.#context = context;
    this.#eventPackage = eventPackage;
    this.#local = local;
    this.#remote = remote;
  }

  open(member: ListMember, wish: SubscriptionWish, listener: StateListener): BackEnd {
    if (!this.#isElsewhere(member.key)) return this.#local.open(member, wish, listener);
    const { domains, ids } = this.#context;
    if (!domains.has(domainOf(wish.watcher))) return refusedBackEnd(ids.token(96), "rejected");
    const desk = {
      take: (asked: SubscriptionWish, back: RemoteBackEnd) =>
        this.#remote.take(remoteWish(member.key, this.#eventPackage, recordedWishOf(asked)), back),
      leave: this.#remote.leave.bind(this.#remote),
      sourceOf: (list: RemoteList) => this.#sourceOf(list, wish),
    };
    return new RemoteBackEnd(desk, wish, listener);
  }

  #sourceOf(list: RemoteList, wish: SubscriptionWish): RemoteListSource {
    const { domains, entityTags: tags, ids } = this.#context;
    const labels = new Labels(ids.token(96), domains.first, wish.userAgent);
    return new RemoteListSource(list.view, { labels, tags, wish });
  }

  /** Whether a URI names somebody in a domain that is not ours, while there are others. */
  #isElsewhere(key: string): boolean {
    const { accounts, config, domains } = this.#context;
    if (config.federation === undefined) return false;
    if (accounts.get(key) !== undefined && domains.has(domainOf(key))) return false;
    const parsed = parseUri(key);
    return parsed.ok && "host" in parsed.value && !domains.has(parsed.value.host);
  }
}
