import type { GatewayWatch } from "./gateway-watch";

/** Watches from outside SIP, by id and by watcher. */
export class GatewayTable {
  readonly #byId = new Map<string, GatewayWatch>();
  readonly #byWatcher = new Map<string, Set<GatewayWatch>>();

  get size(): number {
    return this.#byId.size;
  }

  add(watch: GatewayWatch): void {
    this.#byId.set(watch.order.id, watch);
    const own = this.#byWatcher.get(watch.watcher);
    if (own === undefined) this.#byWatcher.set(watch.watcher, new Set([watch]));
    else own.add(watch);
  }

  /** False when it was not there. */
  remove(watch: GatewayWatch): boolean {
    if (this.#byId.get(watch.order.id) !== watch) return false;
    this.#byId.delete(watch.order.id);
    const own = this.#byWatcher.get(watch.watcher);
    own?.delete(watch);
    if (own?.size === 0) this.#byWatcher.delete(watch.watcher);
    return true;
  }

  get(id: string): GatewayWatch | undefined {
    return this.#byId.get(id);
  }

  all(): IterableIterator<GatewayWatch> {
    return this.#byId.values();
  }

  ofWatcher(watcher: string): ReadonlySet<GatewayWatch> {
    return this.#byWatcher.get(watcher) ?? none;
  }
}

const none: ReadonlySet<GatewayWatch> = new Set();
