import type { DerivedState, RenderedBody, StateListener, SubscriptionWish } from "@porchlight/event-notifier";
import { type Instant, ok, type Result } from "@porchlight/kernel";
import type { ListState, ServiceEnd } from "@porchlight/rls";

/** What a list that was there before a restart is made of, once it is made. */
export interface LateParts {
  /** What it takes to open it was done. */
  isReady(): boolean;
  /** Opens it, as it is now. */
  open(wish: SubscriptionWish): ListState;
  /** It is over, and was not opened. */
  close(): void;
}

/** The state of a list subscription that goes on after a restart: its list is looked at later, or when it is to be told. */
export class LateList implements DerivedState {
  readonly isSerial = true;
  readonly #parts: LateParts;
  #wish: SubscriptionWish;
  #state: ListState | undefined;
  readonly #listener: StateListener;
  #isClosed = false;
  over: ServiceEnd | undefined;

  constructor(wish: SubscriptionWish, parts: LateParts, listener: StateListener) {
    this.#wish = wish;
    this.#parts = parts;
    this.#listener = listener;
  }

  get #opened(): ListState {
    this.#state ??= this.#parts.open(this.#wish);
    return this.#state;
  }

  get isUnfinished(): boolean {
    return this.#state?.isUnfinished === true;
  }

  get isTooLong(): boolean {
    return this.#opened.isTooLong;
  }

  get members(): number {
    return this.#opened.members;
  }

  openSome(effort: number): boolean {
    if (this.#isClosed) return false;
    if (this.#state === undefined && !this.#parts.isReady()) return true;
    return this.#opened.openSome(effort);
  }

  /** Nothing was told since the restart. */
  hasNews(): boolean {
    return this.#state?.hasNews() ?? true;
  }

  tell(version: number, now: Instant): RenderedBody | undefined {
    return this.#opened.tell(version, now);
  }

  tellAll(version: number, now: Instant): RenderedBody {
    return this.#opened.tellAll(version, now);
  }

  known(version: number, now: Instant): void {
    this.#opened.known(version, now);
  }

  state(): string | undefined {
    return this.#opened.state();
  }

  forget(): void {
    this.#state?.forget();
  }

  refresh(wish: SubscriptionWish): Result<() => void, never> {
    return ok(() => {
      this.#wish = wish;
      const taken = this.#state?.refresh(wish);
      if (taken?.ok === true) taken.value();
    });
  }

  /** There is no such service any more, or not for the subscriber. */
  end(reason: ServiceEnd): void {
    this.over = reason;
    this.#listener.changed();
  }

  close(): void {
    this.#isClosed = true;
    if (this.#state === undefined) this.#parts.close();
    else this.#state.close();
  }
}
