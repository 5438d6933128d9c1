import type { StateListener, StateSource } from "@porchlight/event-notifier";
import type { Instant } from "@porchlight/kernel";
import type { BackEnd } from "@porchlight/rls";
import type { WatchNews, WatchOrder } from "../ports/gateway";
import { Timer } from "../timers/deadline-queue";

/** A watch from outside SIP and how far it has been told. */
export class GatewayWatch implements StateListener {
  readonly watcher: string;
  /** As the From of a SUBSCRIBE would name the watcher. */
  readonly from: string;
  readonly createdAt: Instant;
  readonly expiresAt: Instant;
  /** Watches the presentity as a member of a list is watched. */
  backEnd: BackEnd<StateSource> | undefined;
  told: WatchNews["state"] | undefined;
  toldAt: Instant | undefined;
  count = 0;
  readonly expiry: Timer;
  /** Wakes at the end of the merge window. */
  readonly wake: Timer;
  readonly #changed: (watch: GatewayWatch) => void;

  constructor(
    readonly order: WatchOrder,
    {
      watcher,
      from,
      createdAt,
      expiresAt,
    }: Pick<GatewayWatch, "watcher" | "from" | "createdAt" | "expiresAt">,
    keeper: GatewayWatchKeeper,
  ) {
    this.watcher = watcher;
    this.from = from;
    this.createdAt = createdAt;
    this.expiresAt = expiresAt;
    this.#changed = keeper.changed;
    this.expiry = new WatchTimer(this, keeper.expired);
    this.wake = new WatchTimer(this, keeper.changed);
  }

  changed(): void {
    this.#changed(this);
  }

  tell(news: WatchNews, now: Instant): void {
    this.told = news.state;
    this.toldAt = now;
    this.count += 1;
    this.order.told(news);
  }
}

/** Who keeps watches: what is done when one expires, or may have news. */
export interface GatewayWatchKeeper {
  expired(watch: GatewayWatch, now: Instant): void;
  changed(watch: GatewayWatch): void;
}

class WatchTimer extends Timer {
  constructor(
    readonly watch: GatewayWatch,
    readonly act: (watch: GatewayWatch, now: Instant) => void,
  ) {
    super();
  }

  fire(now: Instant): void {
    this.act(this.watch, now);
  }
}
