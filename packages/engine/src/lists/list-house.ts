import { plainAddress } from "@porchlight/documents";
import {
  type DerivedPackage,
  type DerivedState,
  type PublishedPackage,
  type Rejection,
  rejection,
  type StateListener,
  type SubscriptionWish,
  warnedRejection,
} from "@porchlight/event-notifier";
import { fail, type Instant, ok, type Result } from "@porchlight/kernel";
import {
  type BackEnds,
  isForUser,
  type ListLimits,
  type ListService,
  ListState,
  type ListStateOptions,
  type ListSubscriber,
  LiveLists,
  listRejection,
  type NotifyLength,
  type ResolvedList,
  resolveRequest,
  ServiceIndex,
  servesPackage,
} from "@porchlight/rls";
import type { EngineContext } from "../context";
import { recordedCoding } from "../state/coding-choice";
import { recordedWishOf, type WishRecord } from "../state/recorded-wish";
import { domainOf } from "../state/subscription-table";
import { LateList } from "./late-list";
import type { ListConfig } from "./list-config";
import { EVENT_LIST } from "./list-negotiation";
import { ListTurns } from "./list-turns";
import { ServedList } from "./served-list";

const RESOURCE_LISTS_TYPE = "application/resource-lists+xml";

/** Lists of resources that are subscribed to like one (RFC 4662), made of the documents of the house (RFC 4826). */
export class ListHouse {
  readonly #context: EngineContext;
  readonly #config: ListConfig;
  readonly #services: ServiceIndex;
  readonly #lists: LiveLists;
  readonly #packages = new Map<string, DerivedPackage>();
  /** The same for lists that requests bring. */
  readonly #requestPackages = new Map<string, DerivedPackage>();
  readonly #turns: ListTurns;

  /** @param backEndsFor makes the back ends for the members of lists of a package */
  constructor(
    context: EngineContext,
    config: ListConfig,
    backEndsFor: (eventPackage: PublishedPackage) => BackEnds,
  ) {
    this.#context = context;
    this.#config = config;
    this.#services = new ServiceIndex(config.documents);
    this.#lists = new LiveLists(this.#services, config.limits);
    this.#turns = new ListTurns(context, this.#lists);
    for (const eventPackage of context.packages.all()) {
      if (eventPackage.source !== "published") continue;
      const backEnds = backEndsFor(eventPackage);
      this.#packages.set(eventPackage.name, this.#listPackage(eventPackage, backEnds));
      this.#requestPackages.set(eventPackage.name, this.#requestPackage(eventPackage, backEnds));
    }
    config.onDocument((path) => {
      this.#lists.changed(path);
      this.#turns.wake();
    });
    context.config.provisioned?.onChange(() => {
      this.#lists.review();
      this.#turns.wake();
    });
  }

  /** Takes over the documents that were stored before the start; nobody was told of those. */
  restore(): void {
    this.#services.restore();
  }

  service(uri: string): ListService | undefined {
    return this.#find(uri);
  }

  readonly #takesNumber = (uri: string): boolean => this.#context.domains.addressOf(uri, true).ok;

  /** Another way to write the address of a user is no list, whatever a document says: users come first. */
  #find(uri: string): ListService | undefined {
    const service = this.#services.find(uri);
    if (service === undefined) return undefined;
    return this.#context.accounts.get(plainAddress(service.uri) ?? "") === undefined ? service : undefined;
  }

  /** Whether requests bring lists to an address. */
  takesRequests(address: string): boolean {
    const { requestUser } = this.#config;
    return requestUser !== undefined && address.startsWith(`sip:${requestUser}@`);
  }

  /** A package as it is over the list at an address; undefined for packages that are not served over lists. */
  packageOf(address: string, name: string): DerivedPackage | undefined {
    return (this.takesRequests(address) ? this.#requestPackages : this.#packages).get(name);
  }

  /** Whether a long list has to be looked at first, in turns of its own; then it can be opened. */
  isAwaited(address: string, watcher: string, name: string, then: (now: Instant) => void): boolean {
    const service = this.#find(address);
    return service !== undefined && this.#turns.isAwaited(service, this.#subscriber(watcher, name), then);
  }

  /** Whether members of a list are still to be taken up, in turns of its own. */
  isOpening(state: DerivedState | undefined, then: (now: Instant) => void): boolean {
    return this.#turns.isOpening(state, then);
  }

  /** The members of a list whose subscription was on record are taken up after the start, in turns of their own. */
  openInTurns(state: DerivedState | undefined): void {
    if (state?.openSome !== undefined) this.#turns.open(state);
  }

  /** What a list is served with to a watcher: 489 for another package, 403 for other people's lists. */
  admit(service: ListService, watcher: string, name: string): Result<DerivedPackage, Rejection> {
    const eventPackage = this.#packages.get(name);
    if (eventPackage === undefined || !servesPackage(service, name)) {
      return fail(rejection(489, [["Allow-Events", this.#allowed(service)]]));
    }
    return this.#isFor(service, watcher) ? ok(eventPackage) : fail(rejection(403));
  }

  /** Sharing ends at the domain, unless it is meant to go on. */
  #isFor(service: ListService, watcher: string): boolean {
    const { sharing, sharingWithPeers } = this.#config;
    const isKnown = sharingWithPeers || this.#context.accounts.get(watcher) !== undefined;
    return isForUser(service, watcher, sharing && isKnown);
  }

  /** The same for a list that a request brings to an address. */
  admitRequest(address: string, name: string): Result<DerivedPackage, Rejection> {
    const eventPackage = this.packageOf(address, name);
    const allowed = [...this.#requestPackages.keys()].join(", ");
    return eventPackage === undefined ? fail(rejection(489, [["Allow-Events", allowed]])) : ok(eventPackage);
  }

  #allowed(service: ListService): string {
    return [...this.#packages.keys()].filter((name) => servesPackage(service, name)).join(", ");
  }

  /** Lets lists follow their documents. */
  settle(now: Instant): void {
    this.#turns.settle(now);
  }

  #listPackage(eventPackage: PublishedPackage, backEnds: BackEnds): DerivedPackage {
    const { name } = eventPackage;
    return {
      ...overLists(eventPackage),
      open: (wish, listener) => this.#open(wish, listener, name, backEnds),
      reopen: (wish, listener) => this.#reopen(wish, listener, name, backEnds),
    };
  }

  #requestPackage(eventPackage: PublishedPackage, backEnds: BackEnds): DerivedPackage {
    return {
      ...overLists(eventPackage),
      listTypes: [RESOURCE_LISTS_TYPE],
      open: (wish, listener) => this.#openRequest(wish, listener, backEnds),
      reopen: (wish, listener) => this.#reopenRequest(wish, listener, backEnds),
    };
  }

  #openRequest(
    wish: SubscriptionWish,
    listener: StateListener,
    backEnds: BackEnds,
  ): Result<DerivedState, Rejection> {
    const { list: body } = recordedWishOf(wish);
    if (body === undefined) return fail(missingList);
    const list = this.#brought(wish, body);
    if (!list.ok) return fail(warnedRejection(400, list.error, "Bad List"));
    const refused = listRejection(list.value, this.#config.strictness, this.#limitsOf(wish.watcher));
    if (refused !== undefined) return fail(refused);
    return ok(new ListState(list.value, this.#options(wish, backEnds), listener));
  }

  /** A list that could be read once can be read again. */
  #reopenRequest(
    wish: SubscriptionWish,
    listener: StateListener,
    backEnds: BackEnds,
  ): Result<DerivedState, Rejection> {
    const { list: body } = recordedWishOf(wish);
    if (body === undefined) return fail(missingList);
    const open = (latest: SubscriptionWish): ListState => {
      const list = this.#brought(wish, body);
      const members = list.ok ? list.value : { uri: wish.resource, names: [], members: [] };
      return new ListState(members, this.#options(latest, backEnds), listener);
    };
    return ok(new LateList(wish, { isReady: () => true, open, close: () => {} }, listener));
  }

  #brought({ resource, watcher }: SubscriptionWish, body: string): Result<ResolvedList, string> {
    const findService = (uri: string): ListService | undefined => this.#find(uri);
    const takesNumber = this.#takesNumber;
    return resolveRequest({ uri: resource, body, findService, takesNumber }, this.#limitsOf(watcher));
  }

  #options(wish: SubscriptionWish, backEnds: BackEnds): ListStateOptions {
    const { ids, domains, entityTags } = this.#context;
    const lengthFor = (asked: SubscriptionWish): NotifyLength =>
      this.#lengthFor(recordedWishOf(asked).record);
    return { backEnds, tags: entityTags, wish, token: ids.token(96), domain: domains.first, lengthFor };
  }

  #open(
    wish: SubscriptionWish,
    listener: StateListener,
    name: string,
    backEnds: BackEnds,
  ): Result<DerivedState, Rejection> {
    const service = this.#find(wish.resource);
    if (service === undefined) return fail(rejection(404));
    let state: ServedList | undefined;
    const live = this.#lists.open(service, this.#subscriber(wish.watcher, name), {
      listChanged: (list) => state?.become(list),
      serviceGone: (reason) => state?.end(reason),
    });
    const refused = listRejection(live.list, this.#config.strictness, this.#limitsOf(wish.watcher));
    if (refused !== undefined) {
      live.close();
      return fail(refused);
    }
    state = new ServedList(live, this.#options(wish, backEnds), listener);
    return ok(state);
  }

  /** Whoever may use it still. What is served while a subscription stands is served after a restart. */
  #reopen(
    wish: SubscriptionWish,
    listener: StateListener,
    name: string,
    backEnds: BackEnds,
  ): Result<DerivedState, Rejection> {
    const subscriber = this.#subscriber(wish.watcher, name);
    const service = subscriber.sources.findService(wish.resource);
    if (service === undefined) return fail(rejection(404));
    let state: ServedList | undefined;
    const live = this.#lists.openLate(service, subscriber, {
      listChanged: (list) => state?.become(list),
      serviceGone: (reason) => late.end(reason),
    });
    const open = (latest: SubscriptionWish): ListState => {
      state = new ServedList(live, this.#options(latest, backEnds), listener);
      return state;
    };
    const late = new LateList(
      wish,
      { isReady: () => live.isReady, open, close: () => live.close() },
      listener,
    );
    return ok(late);
  }

  /** Nested services count where the watcher may use them for the package; any other member is a single resource. */
  #subscriber(watcher: string, name: string): ListSubscriber {
    const { documents, rootsFor, foreignListsAllowed } = this.#config;
    const findService = (uri: string): ListService | undefined => {
      const service = this.#find(uri);
      return service !== undefined && this.#isFor(service, watcher) && servesPackage(service, name)
        ? service
        : undefined;
    };
    const maxSubscriptions = (): number => this.#limitsOf(watcher).maxSubscriptions;
    const takesNumber = this.#takesNumber;
    const sources = { documents, findService, rootsFor, foreignListsAllowed, maxSubscriptions, takesNumber };
    return { key: `${name} ${watcher}`, sources };
  }

  #limitsOf(watcher: string): ListLimits {
    const { limits } = this.#config;
    const { provisioned } = this.#context.config;
    if (provisioned === undefined) return limits;
    const { pktcPRSMaxNumberOfSubscriptionsInPresenceList: maxSubscriptions } =
      provisioned.of(watcher).values;
    return { ...limits, maxSubscriptions };
  }

  /** What servers of other domains take by a stream is known of none: no more than a datagram could hold, as it is sent. */
  #lengthFor({ acceptEncoding, peer, watcher }: WishRecord): NotifyLength {
    const { stream, datagram } = this.#config.notifyOctets;
    const isElsewhere = !this.#context.domains.has(domainOf(watcher));
    const isCompressed = recordedCoding(acceptEncoding) !== undefined;
    if (peer.transport !== "udp" && !isElsewhere) return { octets: stream, isFirm: false, isCompressed };
    return { octets: Math.min(datagram, stream), isFirm: true, isCompressed };
  }
}

const missingList = rejection(400, [], "Missing List");

/** What a package is over a list as it is for one presentity. */
function overLists(eventPackage: PublishedPackage): Omit<DerivedPackage, "open"> {
  const { name, notifyTypes, subscribeTypes, expiry, takeBody } = eventPackage;
  return {
    name,
    source: "derived",
    notifyTypes,
    subscribeTypes,
    expiry,
    extension: EVENT_LIST,
    ...(takeBody && { takeBody: takeBody.bind(eventPackage) }),
  };
}
