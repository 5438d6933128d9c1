import type { GatewayWatcher, WatchNews, WatchOrder } from "@porchlight/engine";
import type { Hasher, IdSource } from "@porchlight/kernel";
import type { WatcherTokenRecord } from "@porchlight/store";
import type { Driver } from "../../drive/driver";
import { markedNews } from "../news-mark";
import { isToBeRenewed, type NewsDesk } from "../presence-news";
import { COME_BACK_MS } from "./come-back";
import type { EventStream } from "./event-stream";

export interface StreamParts {
  readonly driver: Pick<Driver, "ask">;
  readonly ids: Pick<IdSource, "uuid">;
  readonly hasher: Hasher;
  readonly desk: NewsDesk;
}

/** Watches the presentities of one stream, for as long as that is open. */
export class PresenceStream {
  readonly #parts: StreamParts;
  /** Ids of watches that have not ended. */
  readonly #watches = new Set<string>();
  #comeBackMs = Number.POSITIVE_INFINITY;

  constructor(
    readonly token: WatcherTokenRecord,
    readonly stream: EventStream,
    parts: StreamParts,
  ) {
    this.#parts = parts;
  }

  watch(presentities: readonly string[], watcher: Omit<GatewayWatcher, "presentity">): void {
    const orders = presentities.map((presentity) => this.#orderOf({ ...watcher, presentity }));
    for (const { id } of orders) this.#watches.add(id);
    this.stream.together(() => {
      for (const order of orders) this.#start(order);
    });
  }

  close(): void {
    const ids = [...this.#watches];
    this.#watches.clear();
    for (const id of ids) this.#parts.driver.ask((engine, now) => engine.unwatch(id, now));
  }

  #orderOf(watcher: GatewayWatcher): WatchOrder {
    const id = this.#parts.ids.uuid();
    const told = (news: WatchNews): void => this.#told(id, watcher.presentity, news);
    return { ...watcher, id, until: this.token.expiresAt, told };
  }

  #start(order: WatchOrder): void {
    const isDone = this.#parts.driver.ask((engine, now) => {
      engine.watch(order, now);
      return true;
    });
    if (isDone !== true) this.#ended(order.id, COME_BACK_MS.fault);
  }

  #told(id: string, presentity: string, watchNews: WatchNews): void {
    if (isToBeRenewed(watchNews)) return this.#ended(id, COME_BACK_MS.renewal);
    const { desk, hasher } = this.#parts;
    const news = desk.newsOf(presentity, watchNews);
    this.stream.tell(markedNews(news, hasher));
    if (news.state === "ended") this.#ended(id, COME_BACK_MS[news.reason]);
  }

  /** A stream that has nothing more to tell ends, as does one that would tell more if it began anew. */
  #ended(id: string, comeBackMs: number): void {
    this.#watches.delete(id);
    this.#comeBackMs = Math.min(this.#comeBackMs, comeBackMs);
    if (this.#watches.size === 0 || this.#comeBackMs <= COME_BACK_MS.renewal)
      this.stream.end(this.#comeBackMs);
  }
}
