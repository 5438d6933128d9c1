import { type Account, servicesLost } from "@porchlight/accounts";
import type { Instant } from "@porchlight/kernel";
import type { EngineContext } from "../context";
import type { WatcherGateway } from "../gateway/watcher-gateway";
import { watcherIdentity } from "../identity/identity";
import { withinProfile } from "../identity/service-gate";
import { EVENT_LIST } from "../lists/list-negotiation";
import type { PublicationRecord, SubscriptionRecord } from "../ports/journal";
import type { PublicationService } from "./publication-service";
import type { SubscriptionLifecycle } from "./subscription-lifecycle";
import { withinSubscriptionProfile } from "./subscription-profile";

/** What becomes of live state when the profile of an account loses a service (requirement COR-046). */
export class ServiceProfiles {
  readonly #context: EngineContext;
  readonly #lifecycle: SubscriptionLifecycle;
  readonly #publications: PublicationService;
  readonly #gateway: WatcherGateway | undefined;

  constructor(
    context: EngineContext,
    lifecycle: SubscriptionLifecycle,
    publications: PublicationService,
    gateway: WatcherGateway | undefined,
  ) {
    this.#context = context;
    this.#lifecycle = lifecycle;
    this.#publications = publications;
    this.#gateway = gateway;
  }

  /** Calls and messages that are under way go on; the rest ends at once. */
  changed(before: Account, { aor, services }: Account, now: Instant): void {
    const lost = servicesLost(before.services, services);
    if (lost.includes("publish")) this.#publications.withdrawBy(aor, now);
    if (lost.includes("watch") || lost.includes("list")) this.#endWatching(aor, now);
  }

  #endWatching(watcher: string, now: Instant): void {
    const { subscriptions, gateway, accounts } = this.#context;
    for (const subscription of [...subscriptions.ofWatcher(watcher)]) {
      if (!this.maySubscribe(subscription.record, subscription.resource.eventPackage.extension))
        this.#lifecycle.end(subscription, "rejected", now);
    }
    for (const { order } of [...gateway.ofWatcher(watcher)]) {
      const profile = withinSubscriptionProfile(accounts, order.presentity, [watcher]);
      if (!profile.ok) this.#gateway?.end(order.id, "rejected", now);
    }
  }

  /** Whether the profile of a watcher has what a subscription of it uses. */
  maySubscribe(
    record: Pick<SubscriptionRecord, "watcher" | "identities" | "isAnonymous" | "presentity">,
    extension: string | undefined,
  ): boolean {
    const { identities } = watcherIdentity(record);
    const isList = extension === EVENT_LIST;
    return withinSubscriptionProfile(this.#context.accounts, record.presentity, identities, isList).ok;
  }

  mayPublish({ publisher }: PublicationRecord): boolean {
    return withinProfile(this.#context.accounts, [publisher], ["publish"]).ok;
  }
}
