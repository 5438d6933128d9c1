import { Alarm } from "../support/alarm";
import { TypedEmitter } from "../support/typed-emitter";
import type { Watcher, WatcherEvents, WatcherView } from "../watching/watcher";
import type { ListMemberView } from "./list-view";

/** What a list says of somebody. */
export type Told =
  | { readonly kind: "member"; readonly member: ListMemberView }
  /** The list is told, and does not say how somebody is: not now, or not at all. */
  | { readonly kind: "silent" }
  /** It is not known yet what the list says. */
  | { readonly kind: "waiting" }
  /** No list tells of anybody. */
  | { readonly kind: "no-list" };

export interface ListedWatcherParts {
  /** A subscription to the one presentity. */
  readonly watchAlone: () => Watcher;
  /** Asks the list again about members that were refused. */
  readonly askAgain: () => void;
  readonly onStopped: () => void;
  /** A list may be silent about somebody for so long. */
  readonly silenceMs: number;
}

/** Watches one presentity by a list as long as that tells of it, and by a subscription of its own where it does not. */
export class ListedWatcher extends TypedEmitter<WatcherEvents> implements Watcher {
  readonly #silence = new Alarm();
  #alone: Watcher | undefined;
  #isStopped = false;
  #view: WatcherView = {
    status: { kind: "subscribing" },
    presence: undefined,
    stale: true,
    receivedAt: undefined,
  };

  constructor(
    readonly presentity: string,
    private readonly parts: ListedWatcherParts,
  ) {
    super();
  }

  get view(): WatcherView {
    return this.#view;
  }

  retry(): void {
    if (this.#alone) this.#alone.retry();
    else this.parts.askAgain();
  }

  async stop(): Promise<void> {
    this.#isStopped = true;
    this.#silence.clear();
    this.parts.onStopped();
    const alone = this.#alone;
    this.#alone = undefined;
    this.#show({ ...this.#view, status: { kind: "terminated", reason: "stopped" }, stale: true });
    await alone?.stop();
  }

  /** The list says something else, of whomever. */
  told(told: Told): void {
    if (this.#isStopped) return;
    switch (told.kind) {
      case "member":
        this.#follow(told.member);
        break;
      case "silent":
        this.#wait(this.parts.silenceMs);
        break;
      case "waiting":
        this.#wait(undefined);
        break;
      case "no-list":
        this.#watchAlone();
        break;
    }
  }

  /** For the list to say something, without end or for so long. */
  #wait(milliseconds: number | undefined): void {
    if (this.#alone) return;
    this.#show({ ...this.#view, stale: true });
    if (milliseconds === undefined) this.#silence.clear();
    else if (!this.#silence.isSet) this.#silence.set(milliseconds, () => this.#watchAlone());
  }

  #follow(member: ListMemberView): void {
    this.#silence.clear();
    const alone = this.#alone;
    this.#alone = undefined;
    void alone?.stop();
    const { status, presence, stale, receivedAt } = member;
    this.#show({ status, presence, stale, receivedAt });
  }

  #watchAlone(): void {
    this.#silence.clear();
    if (this.#alone) return;
    const alone = this.parts.watchAlone();
    this.#alone = alone;
    const follow = (): void => {
      if (this.#alone === alone) this.#show(this.#kept(alone.view));
    };
    alone.on("view", follow);
    alone.on("problem", (problem) => this.emit("problem", problem));
    follow();
  }

  /** What the list told stays until there is something else to show. */
  #kept(view: WatcherView): WatcherView {
    if (view.presence !== undefined || view.status.kind === "pending") return view;
    const { presence, receivedAt } = this.#view;
    return { ...view, presence, receivedAt };
  }

  #show(view: WatcherView): void {
    const before = this.#view;
    if (isSame(before, view)) return;
    this.#view = view;
    if (view.status !== before.status) this.emit("status", view.status);
    this.emit("view", view);
    if (view.presence !== undefined && view.presence !== before.presence) this.emit("state", view.presence);
  }
}

const isSame = (one: WatcherView, other: WatcherView): boolean =>
  one.status === other.status &&
  one.presence === other.presence &&
  one.stale === other.stale &&
  one.receivedAt === other.receivedAt;
