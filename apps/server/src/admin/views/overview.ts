import type { Counts, Overview, Transport } from "@porchlight/admin-api";
import type { AdminDeps } from "../deps";
import { instantText } from "./instant-text";

const shownOwners = 100;

/** Live counts. The number of users is read from the store when it may have changed, the rest when asked. */
export class LiveOverview {
  #users = 0;

  constructor(private readonly deps: AdminDeps) {}

  /** To be called at start and after users were created or deleted. */
  async recountUsers(): Promise<void> {
    this.#users = await this.deps.stores.accounts.count();
  }

  counts(): Counts {
    const { clock, office, flows, metrics } = this.deps;
    const now = clock();
    const engine = office.views.counts(now);
    const connectionsByTransport = connectionCounts(flows.countsByTransport());
    const { messagesPerSecond, publishToNotifyMs } = metrics();
    return {
      at: instantText(now),
      users: this.#users,
      presentities: engine.presentities,
      publications: engine.publications,
      subscriptions: engine.subscriptions,
      suspendedSubscriptions: engine.suspendedSubscriptions,
      registrations: engine.registrations,
      connections: Object.values(connectionsByTransport).reduce((total, count) => total + count, 0),
      connectionsByTransport,
      messagesPerSecond,
      publishToNotifyMs: publishToNotifyMs === undefined ? null : { ...publishToNotifyMs },
    };
  }

  overview(): Overview {
    const { facts, clock, office } = this.deps;
    return {
      version: facts.version,
      startedAt: instantText(facts.startedAt),
      uptimeSeconds: Math.max(0, Math.floor((clock() - facts.startedAt) / 1000)),
      domains: [...facts.domains],
      counts: this.counts(),
      unreadableRules: office.unreadableRules().slice(0, shownOwners),
    };
  }
}

const connectionCounts = (counts: ReadonlyMap<Transport, number>): Record<Transport, number> => ({
  ws: counts.get("ws") ?? 0,
  wss: counts.get("wss") ?? 0,
  udp: counts.get("udp") ?? 0,
  tcp: counts.get("tcp") ?? 0,
  tls: counts.get("tls") ?? 0,
});
