import type { Compositor } from "@porchlight/event-notifier";
import type { Instant } from "@porchlight/kernel";
import type { EngineContext } from "../context";
import type { GatewayWatch } from "../gateway/gateway-watch";
import { MemberWatch } from "../lists/member-watch";
import type { FlowId } from "../ports/flow";
import type { PeersView } from "../ports/peers";
import type {
  BindingView,
  EngineCounts,
  EngineViews,
  PresentityView,
  PublicationView,
  SubscriptionView,
  WaitingView,
} from "../ports/views";
import type { LiveBinding } from "../state/binding-table";
import { displayNameOf } from "../state/live-roster";
import { PublishedResource, type Resource, resourceKey } from "../state/resource";
import { Subscription } from "../state/subscription";

/** Read-only look at the tables of the engine. */
export class StateViews implements EngineViews {
  readonly #context: EngineContext;
  readonly #transactions: () => number;

  constructor(context: EngineContext, transactions: () => number) {
    this.#context = context;
    this.#transactions = transactions;
  }

  counts(now: Instant): EngineCounts {
    const { resources, subscriptions, bindings, flows, commits } = this.#context;
    let publications = 0;
    let presentities = 0;
    for (const _ of resources.presentities()) presentities += 1;
    for (const resource of resources.all()) {
      if (resource instanceof PublishedResource) publications += resource.publications.size;
    }
    let suspendedSubscriptions = 0;
    let expiredNotReaped = 0;
    for (const subscription of subscriptions.all()) {
      if (subscription.flow === undefined) suspendedSubscriptions += 1;
      if (subscription.record.expiresAt < now) expiredNotReaped += 1;
    }
    return {
      presentities,
      publications,
      subscriptions: subscriptions.size,
      suspendedSubscriptions,
      registrations: bindings.size,
      transactions: this.#transactions(),
      flows: flows.size,
      commitsInFlight: commits.inFlight,
      expiredNotReaped,
    };
  }

  presentities(): readonly string[] {
    return [...this.#context.resources.presentities()].sort();
  }

  presentity(aor: string): readonly PresentityView[] {
    return this.#context.resources.publishedOf(aor).map(viewResource);
  }

  publicationsOf(aor: string): readonly PublicationView[] {
    return this.#context.resources.publishedOf(aor).flatMap(publicationViews);
  }

  *publishedBy(publisher: string): IterableIterator<string> {
    for (const resource of this.#context.resources.all()) {
      if (!(resource instanceof PublishedResource)) continue;
      for (const { publication } of resource.publications.values()) {
        if (publication.publisher === publisher) yield publication.source;
      }
    }
  }

  *subscriptions(): IterableIterator<SubscriptionView> {
    for (const subscription of this.#context.subscriptions.all()) yield viewSubscription(subscription);
    for (const watch of this.#context.gateway.all()) {
      const member = memberOf(watch);
      if (member !== undefined) yield viewGatewayWatch(watch, member);
    }
  }

  subscription(id: string): SubscriptionView | undefined {
    const subscription = this.#context.subscriptions.get(id);
    if (subscription !== undefined) return viewSubscription(subscription);
    const watch = this.#context.gateway.get(id);
    const member = watch && memberOf(watch);
    return watch && member && viewGatewayWatch(watch, member);
  }

  *watching(): IterableIterator<SubscriptionView> {
    for (const resource of this.#context.resources.all()) yield* this.#watchersOf(resource);
  }

  *watchersOf(aor: string): IterableIterator<SubscriptionView> {
    for (const resource of this.#context.resources.of(aor)) yield* this.#watchersOf(resource);
  }

  *#watchersOf(resource: Resource): IterableIterator<SubscriptionView> {
    for (const watching of resource.watchers) {
      if (watching instanceof Subscription) yield viewSubscription(watching);
      else if (watching instanceof MemberWatch) {
        yield* this.#viewMember(watching);
      }
    }
  }

  /** By the list subscription, or the watch from outside SIP, that it is watched for. */
  *#viewMember(watching: MemberWatch): IterableIterator<SubscriptionView> {
    const { subscriptions, gateway } = this.#context;
    const front = subscriptions.get(watching.wish.front);
    if (front !== undefined) yield viewMember(watching, viewSubscription(front));
    const watch = gateway.get(watching.wish.front);
    if (watch !== undefined) yield viewGatewayWatch(watch, watching);
  }

  *waiting(): IterableIterator<WaitingView> {
    for (const { record } of this.#context.waiting.all()) yield record;
  }

  compositor(presentity: string, eventPackage: string, now: Instant): Compositor | undefined {
    const resource = this.#context.resources.find(resourceKey(presentity, eventPackage));
    if (resource instanceof PublishedResource) return resource.compositor;
    const known = this.#context.packages.get(eventPackage);
    return known?.source === "published" ? known.compositor(presentity, now) : undefined;
  }

  *registrations(): IterableIterator<BindingView> {
    for (const binding of this.#context.bindings.all()) yield viewBinding(binding);
  }

  registrationsOf(aor: string): readonly BindingView[] {
    return this.#context.bindings.of(aor).map(viewBinding);
  }

  peers(now: Instant): PeersView {
    const { peers, subscriptions } = this.#context;
    return { mode: peers.mode, peers: peers.views(now, (domain) => subscriptions.countOfPeer(domain)) };
  }

  subscriptionsOn(flow: FlowId): number {
    return this.#context.flows.get(flow)?.subscriptions.size ?? 0;
  }

  identitiesOn(flow: FlowId): readonly string[] {
    return [...(this.#context.flows.get(flow)?.identities ?? [])];
  }
}

function viewResource(resource: PublishedResource): PresentityView {
  const { presentity, eventPackage, compositor, watchers, changedAt } = resource;
  return {
    presentity,
    eventPackage: eventPackage.name,
    publications: publicationViews(resource),
    document: compositor.render(eventPackage.ownView).text,
    watchers: watchers.size,
    changedAt,
  };
}

const publicationViews = ({ publications }: PublishedResource): readonly PublicationView[] =>
  [...publications.values()].map(({ binding, flow, lapsesAt, publication }) => ({
    id: publication.source,
    entityTag: publication.entityTag,
    publisher: publication.publisher,
    contentType: publication.contentType,
    expiresAt: publication.expiresAt,
    modifiedAt: publication.modifiedAt,
    binding,
    flow: flow?.id,
    lapsesAt,
    body: publication.body,
    parts: publication.parts,
  }));

function viewSubscription(subscription: Subscription): SubscriptionView {
  const { record, flow } = subscription;
  return {
    id: record.id,
    presentity: record.presentity,
    watcher: record.watcher,
    isAnonymous: record.isAnonymous,
    displayName: displayNameOf(record),
    label: undefined,
    eventPackage: record.eventPackage,
    list: undefined,
    state: record.state,
    reachable: flow !== undefined,
    callId: record.callId,
    userAgent: record.userAgent,
    transport: flow?.flow.transport ?? record.peer.transport,
    remoteAddress: flow?.flow.remoteAddress ?? record.peer.address,
    flow: flow?.id,
    createdAt: record.createdAt,
    expiresAt: record.expiresAt,
    giveUpAt: record.state === "pending" ? record.giveUpAt : undefined,
    lastNotifyAt: subscription.lastNotifyAt,
    notifyCount: subscription.notifyCount,
    roundTripMs: subscription.roundTripMs,
  };
}

/** A member of a list is told by the subscription to the list. */
function viewMember({ record, wish }: MemberWatch, front: SubscriptionView): SubscriptionView {
  return {
    ...front,
    presentity: record.presentity,
    list: wish.list,
    state: record.state,
    createdAt: record.createdAt,
    giveUpAt: record.state === "pending" ? record.giveUpAt : undefined,
  };
}

const memberOf = ({ backEnd }: GatewayWatch): MemberWatch | undefined =>
  backEnd instanceof MemberWatch && backEnd.status.state !== "terminated" ? backEnd : undefined;

/** A watcher that speaks no SIP has no dialog, and is reachable as long as it is there. */
function viewGatewayWatch(watch: GatewayWatch, { record }: MemberWatch): SubscriptionView {
  const { order, createdAt, expiresAt, toldAt, count } = watch;
  return {
    id: order.id,
    presentity: record.presentity,
    watcher: record.watcher,
    isAnonymous: record.isAnonymous,
    displayName: displayNameOf(record),
    label: order.label,
    eventPackage: record.eventPackage,
    list: undefined,
    state: record.state,
    reachable: true,
    callId: "",
    userAgent: order.userAgent,
    transport: order.peer.transport,
    remoteAddress: order.peer.address,
    flow: undefined,
    createdAt,
    expiresAt,
    giveUpAt: record.state === "pending" ? record.giveUpAt : undefined,
    lastNotifyAt: toldAt,
    notifyCount: count,
    roundTripMs: undefined,
  };
}

function viewBinding({ record, flow }: LiveBinding): BindingView {
  return {
    aor: record.aor,
    contact: record.contactUri,
    transport: record.peer.transport,
    remoteAddress: record.peer.address,
    userAgent: record.userAgent,
    instance: record.instance,
    expiresAt: record.expiresAt,
    registeredAt: record.registeredAt,
    flow: flow?.id,
  };
}
