import { canonicalUri, type ListCopy, type ListName } from "@porchlight/documents";
import { assertNever } from "@porchlight/kernel";
import type { EventSubscriber } from "../subscription/event-subscription";
import type { KnownState } from "../subscription/known-states";
import type {
  KeptSubscription,
  SubscriptionHandlers,
  SubscriptionStatus,
} from "../subscription/subscription-keeper";
import type { Notification } from "../subscription/subscription-life";
import { type Listenable, TypedEmitter } from "../support/typed-emitter";
import { beforeReload, isLive, type WatchingOptions } from "../watching/watcher";
import { ListFollower, type MemberState, type TakenList } from "./list-follower";
import { type ListMembers, MemberViews } from "./list-view";

/** What is known about a list now. A new object for every change. */
export interface ListView {
  /** Of the list; that of a member is in its view. `no-list` is a reason of its own: one person is behind the URI. */
  readonly status: SubscriptionStatus;
  readonly names: readonly ListName[];
  /** Undefined until the list was told. */
  readonly members: ListMembers | undefined;
  /** No live subscription stands behind `members` at the moment, or something was lost on the way. */
  readonly stale: boolean;
  /** When the last news came, in milliseconds since the Unix epoch. */
  readonly receivedAt: number | undefined;
}

export interface ListWatcherEvents {
  readonly status: SubscriptionStatus;
  /** The list, a member of it, or staleness. */
  readonly view: ListView;
  /** Something in a NOTIFY cannot be used; what was known stays until the whole state is told again. */
  readonly problem: string;
}

/** Watches all members of a list by one subscription (RFC 4662) until it is stopped. */
export interface ListWatcher extends Listenable<ListWatcherEvents> {
  /** URI of the list service. */
  readonly list: string;
  readonly view: ListView;
  /** Tries again at once, also after a final refusal; of a list that is told, also the members that were refused. */
  retry(): void;
  /** Unsubscribes. */
  stop(): Promise<void>;
}

/**
 * Watches all members of the list service at a SIP URI. Throws a TypeError when that is none, or the filter no filter document.
 */
export function watchList(
  client: Pick<EventSubscriber, "subscribe">,
  service: string,
  { filter }: WatchingOptions = {},
): ListWatcher {
  const resource = canonicalUri(service);
  return new ListSubscription(resource, (handlers, accept) =>
    client.subscribe(
      { resource, event: "presence", supported: EVENT_LIST, accept, filter, conditional: true },
      handlers,
    ),
  );
}

/** The extension that lists need (RFC 4662 §4.1). */
const EVENT_LIST = "eventlist";

class ListSubscription extends TypedEmitter<ListWatcherEvents> implements ListWatcher {
  readonly #subscription: KeptSubscription;
  #follower = new ListFollower();
  readonly #members = new MemberViews();
  #copy: ListCopy<MemberState> | undefined;
  /** By a NOTIFY, not by what was kept. */
  #isTold = false;
  #isWholeAskedFor = false;
  /** Why it is over, in place of what the subscription says. */
  #lastReason: string | undefined;
  #view: ListView = {
    status: { kind: "subscribing" },
    names: [],
    members: undefined,
    stale: true,
    receivedAt: undefined,
  };

  constructor(
    readonly list: string,
    subscribe: (handlers: SubscriptionHandlers, accept: (partial: boolean) => string) => KeptSubscription,
  ) {
    super();
    const handlers: SubscriptionHandlers = {
      onNotification: (notification) => this.#notified(notification),
      onStatus: (status) => this.#became(status),
      onAway: () => this.#show({ stale: true }),
      kept: {
        restore: (state) => this.#restore(state),
        takeBack: () => this.#takeBack(),
        whole: () => this.#follower.whole,
      },
    };
    this.#subscription = subscribe(handlers, (partial) => this.#follower.accept(partial));
  }

  get view(): ListView {
    return this.#view;
  }

  retry(): void {
    if (isLive(this.#view.status)) this.#subscription.refresh();
    else this.#subscription.retry();
  }

  stop(): Promise<void> {
    return this.#subscription.stop();
  }

  #restore({ receivedAt, ...state }: KnownState): boolean {
    const taken = this.#follower.take({ ...state, dialog: beforeReload });
    if (taken.kind !== "current") return false;
    this.#copy = taken.copy;
    this.#show({ names: taken.copy.names, receivedAt });
    return true;
  }

  #takeBack(): void {
    this.#follower = new ListFollower();
    this.#copy = undefined;
    this.#show({ names: [], receivedAt: undefined });
  }

  #notified(notification: Notification): 200 | 415 {
    if (notification.body.trim() === "") {
      // Nothing is new to whoever said what it has (RFC 5839 §6.3).
      this.#show({ receivedAt: Date.now(), stale: this.#isStale(this.#view.status) });
      return 200;
    }
    const taken = this.#follower.take(notification);
    switch (taken.kind) {
      case "current":
        this.#isWholeAskedFor = false;
        this.#take(taken);
        return 200;
      case "lost":
        this.#take(taken);
        this.#lost();
        return 200;
      case "outdated":
        return 200;
      case "unsupported-type":
        this.emit("problem", taken.kind);
        if (!this.#isTold) this.#isNoList();
        return 415;
      default:
        return assertNever(taken);
    }
  }

  /** Whatever is behind the URI, it is no list: RLMI comes from the first or never (RFC 4662 §4.5). */
  #isNoList(): void {
    this.#lastReason = "no-list";
    queueMicrotask(() => void this.#subscription.stop());
  }

  #take({ copy, problems }: Extract<TakenList, { readonly problems: unknown }>): void {
    this.#copy = copy;
    this.#isTold ||= copy !== undefined;
    const names = copy?.names ?? [];
    this.#show({ names, stale: this.#isStale(this.#view.status), receivedAt: Date.now() });
    for (const problem of problems) this.emit("problem", problem);
  }

  /** Asks for the whole state, once until it comes, after the NOTIFY is answered. */
  #lost(): void {
    this.#subscription.forget();
    if (this.#isWholeAskedFor) return;
    this.#isWholeAskedFor = true;
    this.#show({ stale: true });
    queueMicrotask(() => this.#subscription.refresh());
  }

  #became(told: SubscriptionStatus): void {
    const status = told.kind === "terminated" ? { ...told, reason: this.#lastReason ?? told.reason } : told;
    if (status.kind === "subscribing") this.#isWholeAskedFor = false;
    this.#show({ status, stale: this.#isStale(status) });
    this.emit("status", status);
  }

  #isStale(status: SubscriptionStatus): boolean {
    return !isLive(status) || this.#isWholeAskedFor;
  }

  #show(change: Partial<ListView>): void {
    const view = { ...this.#view, ...change };
    const telling = { status: view.status, stale: view.stale, now: view.receivedAt ?? Date.now() };
    this.#view = { ...view, members: this.#copy && this.#members.show(this.#copy, telling) };
    this.emit("view", this.#view);
  }
}
