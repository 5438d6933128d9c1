import type { Account } from "@porchlight/accounts";
import type { PublishedPackage } from "@porchlight/event-notifier";
import { PRESENCE } from "@porchlight/event-packages";
import { after, type Instant } from "@porchlight/kernel";
import type { Located, LocatedNumber } from "@porchlight/routing";
import type { EngineContext } from "./context";
import { createContext, type EngineParts } from "./create-context";
import { Dispatcher } from "./dispatcher";
import { WatcherGateway } from "./gateway/watcher-gateway";
import { createAuthentication } from "./identity/create-authentication";
import { ListHouse } from "./lists/list-house";
import { LocalBackEnds } from "./lists/local-back-ends";
import { MemberBackEnds } from "./lists/member-back-ends";
import { RemoteSubscriptions } from "./lists/remote/remote-subscriptions";
import { Notifier } from "./notify/notifier";
import type { AgentOrder } from "./ports/agents";
import type { Engine } from "./ports/engine";
import type { Flow, FlowId } from "./ports/flow";
import type { GatewayWatcher, WatchNews, WatchOrder } from "./ports/gateway";
import type { CommitId, JournalSnapshot } from "./ports/journal";
import type { LocateId } from "./ports/outputs";
import type { PeerTest } from "./ports/peers";
import type { EngineViews } from "./ports/views";
import { FlowTokens } from "./proxy/flow-token";
import { OwnUris } from "./proxy/own-uris";
import { Signpost } from "./proxy/request-way";
import { StatefulProxy } from "./proxy/stateful-proxy";
import { type RestartHouse, resume } from "./restart";
import { AgentPublications } from "./services/agent-publications";
import { NotificationService } from "./services/notification-service";
import { OptionsService } from "./services/options-service";
import { PeerTests } from "./services/peer-tests";
import { PublicationService } from "./services/publication-service";
import { RegistrationService } from "./services/registration-service";
import { ServiceProfiles } from "./services/service-profiles";
import { SubscriptionLifecycle } from "./services/subscription-lifecycle";
import { SubscriptionService } from "./services/subscription-service";
import { WaitingRoom } from "./services/waiting-room";
import { WatcherReview } from "./services/watcher-review";
import { DelayedTimer } from "./timers/delayed-timer";
import { ClientTransactions } from "./transactions/client-transactions";
import { ResponseSender } from "./transactions/response-sender";
import { ServerTransactions } from "./transactions/server-transactions";
import { StateViews } from "./views/state-views";

/** The server without input and output; see `Engine`. */
export function createEngine(parts: EngineParts): Engine {
  return new PresenceEngine(parts);
}

class PresenceEngine implements Engine {
  readonly views: EngineViews;
  readonly #context: EngineContext;
  readonly #notifier: Notifier;
  readonly #publications: PublicationService;
  readonly #agents: AgentPublications;
  readonly #subscriptions: SubscriptionService;
  readonly #lifecycle: SubscriptionLifecycle;
  readonly #waiting: WaitingRoom;
  readonly #review: WatcherReview;
  readonly #lists: ListHouse | undefined;
  readonly #gateway: WatcherGateway | undefined;
  readonly #profiles: ServiceProfiles;
  readonly #registrations: RegistrationService;
  readonly #clients: ClientTransactions;
  readonly #servers: ServerTransactions;
  readonly #peerTests: PeerTests;
  readonly #remotes: RemoteSubscriptions;
  readonly #dispatcher: Dispatcher;

  constructor(parts: EngineParts) {
    const context = createContext(parts);
    const { config, outputs } = parts;
    this.#context = context;
    this.#clients = new ClientTransactions(outputs, context.timers, parts.ids);
    const tokens = new FlowTokens(parts.hasher, parts.ids, config.digest.secret);
    const own = new OwnUris(context.domains, context.flows, tokens);
    const identities = createAuthentication(context);
    const proxy = new StatefulProxy(context, this.#clients, identities, own, tokens);
    this.#remotes = new RemoteSubscriptions(
      context,
      proxy.outgoing,
      (uri) => this.#lists?.service(uri) !== undefined,
    );
    this.#notifier = new Notifier(context, this.#clients, (subscription, cause, now) =>
      this.#lifecycle.drop(subscription, cause, now),
    );
    this.#waiting = new WaitingRoom(context);
    this.#lifecycle = new SubscriptionLifecycle(context, this.#notifier, this.#waiting);
    this.#review = new WatcherReview(context, this.#waiting);
    this.#lists = this.#listHouse();
    this.#gateway = this.#watcherGateway();
    this.#publications = new PublicationService(context, this.#notifier, this.#review);
    this.#agents = new AgentPublications(context, this.#publications);
    this.#subscriptions = new SubscriptionService(
      context,
      this.#notifier,
      this.#lifecycle,
      this.#review,
      this.#waiting,
      this.#lists,
    );
    this.#profiles = new ServiceProfiles(context, this.#lifecycle, this.#publications, this.#gateway);
    this.#registrations = new RegistrationService(context);
    const responses = new ResponseSender(outputs, config.serverHeader);
    this.#peerTests = new PeerTests(context, proxy.outgoing);
    this.#dispatcher = new Dispatcher(
      context,
      this.#services(),
      identities,
      responses,
      new Signpost(context, own, this.#remotes),
      proxy,
    );
    this.#servers = new ServerTransactions(outputs, context.timers, parts.ids, responses, {
      serve: (exchange, now) => this.#dispatcher.serve(exchange, now),
      acknowledged: (ack, flow) => this.#dispatcher.acknowledged(ack, flow),
      finished: (exchange, answer, now) => {
        context.accounting?.finished(exchange, answer, now);
        context.credit?.finished(exchange, answer, now);
      },
    });
    this.views = new StateViews(context, () => this.#servers.size + this.#clients.size);
  }

  #listHouse(): ListHouse | undefined {
    const { lists } = this.#context.config;
    if (lists === undefined) return undefined;
    const backEndsFor = (eventPackage: PublishedPackage) =>
      new MemberBackEnds(this.#context, eventPackage, this.#backEnds(eventPackage), this.#remotes);
    return new ListHouse(this.#context, lists, backEndsFor);
  }

  #backEnds(eventPackage: PublishedPackage): LocalBackEnds {
    return new LocalBackEnds(this.#context, eventPackage, this.#review, this.#waiting);
  }

  #watcherGateway(): WatcherGateway | undefined {
    const eventPackage = this.#context.packages.get(PRESENCE);
    if (eventPackage?.source !== "published") return undefined;
    return new WatcherGateway({
      context: this.#context,
      eventPackage,
      backEnds: this.#backEnds(eventPackage),
      review: this.#review,
      waiting: this.#waiting,
    });
  }

  #services() {
    return {
      publications: this.#publications,
      subscriptions: this.#subscriptions,
      registrations: this.#registrations,
      notifications: new NotificationService(this.#context, this.#remotes),
      options: new OptionsService(this.#context),
    };
  }

  restore(snapshot: JournalSnapshot, accounts: readonly Account[], now: Instant): void {
    this.#context.input.at = now;
    for (const account of accounts) this.#context.accounts.put(account);
    this.#lists?.restore();
    resume(snapshot, this.#restartHouse(), now);
    this.#delay(now);
  }

  #restartHouse(): RestartHouse {
    return {
      context: this.#context,
      lists: this.#lists,
      registrations: this.#registrations,
      publications: this.#publications,
      lifecycle: this.#lifecycle,
      profiles: this.#profiles,
      waiting: this.#waiting,
      review: this.#review,
    };
  }

  serving(now: Instant): void {
    this.#publications.serving(now);
  }

  flowOpened(flow: Flow, now: Instant): void {
    this.#context.flows.open(flow, now);
  }

  flowClosed(id: FlowId, now: Instant): void {
    this.#context.input.at = now;
    const flow = this.#context.flows.close(id, now);
    if (flow === undefined) return;
    this.#lifecycle.suspend(flow, now);
    this.#publications.flowClosed(flow, now);
    this.#registrations.flowClosed(flow);
    this.#clients.flowClosed(flow, now);
    this.#context.quotas.flowClosed(flow);
    this.#settle(now);
  }

  /** Sets the timers of what packages want to do later. */
  #delay(now: Instant): void {
    for (const { milliseconds, work } of this.#context.delayed.splice(0)) {
      this.#context.timers.schedule(new DelayedTimer(work), after(now, milliseconds));
    }
  }

  /** What an input brought about for others: watchers to judge, derived states with news. */
  #settle(now: Instant): void {
    const { stateChanges, toReview } = this.#context;
    this.#lists?.settle(now);
    this.#delay(now);
    for (const { key, change } of stateChanges.splice(0)) this.#publications.changeState(key, change, now);
    if (toReview.size > 0) this.#review.run(now);
    if (this.#context.touched.size > 0) this.#notifier.settle(now);
    this.#gateway?.settle(now);
  }

  received(id: FlowId, frame: Uint8Array, now: Instant): void {
    this.#context.input.at = now;
    const flow = this.#context.flows.get(id);
    if (flow !== undefined) this.#dispatcher.received(frame, flow, this.#servers, this.#clients, now);
    this.#settle(now);
  }

  committed(commit: CommitId, now: Instant): void {
    this.#context.input.at = now;
    this.#context.commits.committed(commit, now);
    this.#settle(now);
  }

  commitFailed(commit: CommitId, now: Instant): void {
    this.#context.input.at = now;
    this.#context.outputs.observe({ kind: "fault", message: "a change could not be stored" });
    this.#context.commits.failed(commit, now);
  }

  located(id: LocateId, located: Located | LocatedNumber, now: Instant): void {
    this.#context.input.at = now;
    this.#context.locations.answered(id, located, now);
    this.#settle(now);
  }

  advance(now: Instant): void {
    this.#context.input.at = now;
    this.#context.timers.advance(now);
    this.#settle(now);
  }

  nextDeadline(): Instant | undefined {
    return this.#context.timers.next();
  }

  accountsChanged(accounts: readonly Account[], now: Instant): void {
    this.#context.input.at = now;
    for (const account of accounts) {
      const before = this.#context.accounts.get(account.aor);
      this.#context.accounts.put(account);
      if (account.disabled) this.#withdraw(account.aor, now);
      else if (before !== undefined) this.#profiles.changed(before, account, now);
    }
    this.#settle(now);
  }

  accountsRemoved(aors: readonly string[], now: Instant): void {
    this.#context.input.at = now;
    for (const aor of aors) {
      this.#context.accounts.remove(aor);
      this.#withdraw(aor, now);
      this.#context.quotas.forget(aor);
    }
    this.#settle(now);
  }

  /** What is on its way to the disk goes as soon as it is there. */
  #withdraw(aor: string, now: Instant): void {
    this.#registrations.dropAllOf(aor, now);
    this.#lifecycle.endAllOf(aor, "noresource", "rejected", now);
    this.#context.commits.afterThese((at) => this.#lifecycle.endAllOf(aor, "noresource", "rejected", at));
    this.#gateway?.endAllOf(aor, now);
    this.#publications.withdrawAll(aor, now);
  }

  publishFor(order: AgentOrder, now: Instant): void {
    this.#context.input.at = now;
    this.#agents.publish(order, now);
    this.#settle(now);
  }

  watch(order: WatchOrder, now: Instant): void {
    this.#context.input.at = now;
    if (this.#gateway === undefined) order.told({ state: "ended", reason: "noresource" });
    else this.#gateway.watch(order, now);
    this.#settle(now);
  }

  unwatch(id: string, now: Instant): void {
    this.#context.input.at = now;
    this.#gateway?.unwatch(id);
    this.#settle(now);
  }

  fetch(asker: GatewayWatcher, now: Instant): WatchNews {
    this.#context.input.at = now;
    const news = this.#gateway?.fetch(asker, now) ?? { state: "ended", reason: "noresource" };
    this.#settle(now);
    return news;
  }

  endSubscription(id: string, reason: "deactivated" | "rejected" | "probation", now: Instant): boolean {
    this.#context.input.at = now;
    const subscription = this.#context.subscriptions.get(id);
    if (subscription === undefined) return this.#gateway?.end(id, reason, now) ?? false;
    this.#lifecycle.end(subscription, reason, now);
    this.#settle(now);
    return true;
  }

  notifyAgain(id: string, now: Instant): boolean {
    const subscription = this.#context.subscriptions.get(id);
    if (subscription === undefined) return false;
    this.#notifier.notifyNow(subscription, now);
    return true;
  }

  testPeer(domain: string, told: (outcome: PeerTest) => void, now: Instant): void {
    this.#context.input.at = now;
    this.#peerTests.start(domain, told, now);
  }

  apply(change: () => void, now: Instant): void {
    this.#context.input.at = now;
    change();
    this.#settle(now);
  }

  strained(isStrained: boolean): void {
    this.#context.highWater.isStrained = isStrained;
  }

  beginShutdown(_now: Instant): void {
    this.#dispatcher.isShuttingDown = true;
  }
}
