import { readWatcherInfo, WATCHERINFO_TYPE, type WatcherInfo } from "@porchlight/documents";
import type { EventSubscriber } from "../subscription/event-subscription";
import type { KeptSubscription, SubscriptionStatus } from "../subscription/subscription-keeper";
import type { Notification } from "../subscription/subscription-life";
import { type Listenable, TypedEmitter } from "../support/typed-emitter";
import { WatcherTables } from "./watcher-tables";
import { peopleIn, type WatchingPerson } from "./watching-people";

/** Who watches the user now, and who wants to. A new object for every change. */
export interface RequestsView {
  readonly status: SubscriptionStatus;
  /** Whoever waits for a decision, those who have waited longest first. */
  readonly requests: readonly WatchingPerson[];
  readonly watching: readonly WatchingPerson[];
  /** Something was told already. */
  readonly isKnown: boolean;
  /** No live subscription stands behind it at the moment. */
  readonly stale: boolean;
}

export interface WatcherRequestsEvents {
  readonly view: RequestsView;
  /** A NOTIFY that cannot be used; the whole state is asked for. */
  readonly problem: string;
}

/** The watchers of the user's presence (RFC 3857), until it is stopped. */
export interface WatcherRequests extends Listenable<WatcherRequestsEvents> {
  readonly view: RequestsView;
  /** Tries again at once, also after a final refusal. */
  retry(): void;
  /** Unsubscribes. */
  stop(): Promise<void>;
}

/** Subscribes to the watchers of the user behind a connection. */
export const watcherRequests = (connection: EventSubscriber): WatcherRequests =>
  new WinfoSubscription(connection);

class WinfoSubscription extends TypedEmitter<WatcherRequestsEvents> implements WatcherRequests {
  /** By dialog. */
  readonly #tables = new Map<string, WatcherTables>();
  readonly #subscription: KeptSubscription;
  /** What dialogs told that are over; it stands until a new one tells. */
  #isOld = false;
  #isWholeAskedFor = false;
  #view: RequestsView = {
    status: { kind: "subscribing" },
    requests: [],
    watching: [],
    isKnown: false,
    stale: true,
  };

  constructor(connection: EventSubscriber) {
    super();
    this.#subscription = connection.subscribe(
      { resource: connection.entity, event: "presence.winfo", accept: WATCHERINFO_TYPE, forks: true },
      {
        onNotification: (notification) => this.#notified(notification),
        onStatus: (status) => this.#became(status),
        onAway: () => this.#show({ stale: true }),
        onDialogEnd: (dialog) => this.#forget(dialog),
      },
    );
  }

  get view(): RequestsView {
    return this.#view;
  }

  retry(): void {
    this.#subscription.retry();
  }

  stop(): Promise<void> {
    return this.#subscription.stop();
  }

  #notified({ dialog, contentType, body }: Notification): 200 | 415 {
    if (body.trim() === "") return 200;
    const type = (contentType ?? WATCHERINFO_TYPE).split(";")[0]?.trim().toLowerCase();
    if (type !== WATCHERINFO_TYPE) return 415;
    const info = readWatcherInfo(body);
    if (info.ok) this.#take(dialog, info.value);
    else this.#missed(info.error);
    return 200;
  }

  #take(dialog: string, info: WatcherInfo): void {
    if (this.#isOld && !this.#tables.has(dialog)) this.#tables.clear();
    this.#isOld = false;
    const tables = this.#tables.get(dialog) ?? new WatcherTables();
    this.#tables.set(dialog, tables);
    const taken = tables.take(info, Date.now());
    if (info.state === "full") this.#isWholeAskedFor = false;
    if (taken === "gap") this.#askForWhole();
    if (taken !== "discarded") this.#told();
  }

  #missed(problem: string): void {
    this.emit("problem", problem);
    this.#askForWhole();
  }

  /** Once, until it comes. */
  #askForWhole(): void {
    if (this.#isWholeAskedFor) return;
    this.#isWholeAskedFor = true;
    this.#subscription.refresh();
  }

  #forget(dialog: string): void {
    if (this.#tables.delete(dialog)) this.#told();
  }

  #told(): void {
    const people = peopleIn([...this.#tables.values()].flatMap(({ rows }) => rows));
    this.#show({
      requests: people.filter(({ status }) => status !== "active"),
      watching: people.filter(({ status }) => status === "active"),
      isKnown: true,
    });
  }

  #became(status: SubscriptionStatus): void {
    if (status.kind === "subscribing") {
      this.#isOld = true;
      this.#isWholeAskedFor = false;
    }
    this.#show({ status, stale: status.kind !== "active" });
  }

  #show(change: Partial<RequestsView>): void {
    this.#view = { ...this.#view, ...change };
    this.emit("view", this.#view);
  }
}
