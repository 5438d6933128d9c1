import { dialogKey } from "@porchlight/sip-dialog";
import type { Subscription } from "./subscription";

/** Live subscriptions by id, by dialog usage (Call-ID, tags, Event id) and by watcher. */
export class SubscriptionTable {
  readonly #byId = new Map<string, Subscription>();
  readonly #byUsage = new Map<string, Subscription>();
  readonly #byWatcher = new Map<string, Set<Subscription>>();
  /** How many there are of watchers of each peer. */
  readonly #ofPeer = new Map<string, number>();

  get size(): number {
    return this.#byId.size;
  }

  add(subscription: Subscription): void {
    this.#byId.set(subscription.id, subscription);
    this.#byUsage.set(usageOf(subscription), subscription);
    const own = this.#byWatcher.get(subscription.record.watcher);
    if (own === undefined) this.#byWatcher.set(subscription.record.watcher, new Set([subscription]));
    else own.add(subscription);
    this.#count(subscription, 1);
  }

  remove(subscription: Subscription): void {
    this.#byId.delete(subscription.id);
    this.#byUsage.delete(usageOf(subscription));
    const own = this.#byWatcher.get(subscription.record.watcher);
    own?.delete(subscription);
    if (own?.size === 0) this.#byWatcher.delete(subscription.record.watcher);
    this.#count(subscription, -1);
  }

  #count({ record: { peerDomain } }: Subscription, change: number): void {
    const count = this.countOfPeer(peerDomain) + change;
    if (count > 0) this.#ofPeer.set(peerDomain, count);
    else this.#ofPeer.delete(peerDomain);
  }

  get(id: string): Subscription | undefined {
    return this.#byId.get(id);
  }

  find(usage: string): Subscription | undefined {
    return this.#byUsage.get(usage);
  }

  ofWatcher(watcher: string): ReadonlySet<Subscription> {
    return this.#byWatcher.get(watcher) ?? none;
  }

  /** How many the watchers of a peer have, whether they are named or not. */
  countOfPeer(domain: string): number {
    return this.#ofPeer.get(domain) ?? 0;
  }

  all(): IterableIterator<Subscription> {
    return this.#byId.values();
  }
}

/** Of an address of record, in lower case; empty where there is none. */
export const domainOf = (aor: string): string => {
  const at = aor.lastIndexOf("@");
  return at < 0 ? "" : aor.slice(at + 1);
};

const none: ReadonlySet<Subscription> = new Set();

/** A subscription is named by its dialog and the Event header (RFC 6665 section 4.5.2). */
export function usageKey(
  callId: string,
  localTag: string,
  remoteTag: string,
  eventPackage: string,
  eventId: string,
): string {
  return `${dialogKey(callId, localTag, remoteTag)} ${eventPackage} ${eventId}`;
}

function usageOf({ record }: Subscription): string {
  return usageKey(record.callId, record.localTag, record.remoteTag, record.eventPackage, record.eventId);
}
