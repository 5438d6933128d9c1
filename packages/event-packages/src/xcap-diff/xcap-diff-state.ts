import type {
  DerivedState,
  Rejection,
  RenderedBody,
  StateListener,
  SubscriptionWish,
} from "@porchlight/event-notifier";
import { ok, type Result } from "@porchlight/kernel";
import type { DiffWish } from "./diff-wish";
import type { DocumentStep } from "./ports";
import type { Selection } from "./selection";
import type { XcapDiffSubscription } from "./xcap-diff-subscription";

/** What a state needs of its notifier. */
export interface StateOffice {
  read(wish: SubscriptionWish): Result<DiffWish, Rejection>;
  /** The selection changed; undefined when the subscription is over. */
  moved(from: Selection, to: Selection | undefined): void;
}

/** One xcap-diff subscription as a source of NOTIFY bodies. */
export class XcapDiffState implements DerivedState {
  readonly isSerial = true;
  readonly #subscription: XcapDiffSubscription;
  readonly #listener: StateListener;
  readonly #office: StateOffice;
  #isTouched = false;
  #isLost = false;

  constructor(subscription: XcapDiffSubscription, listener: StateListener, office: StateOffice) {
    this.#subscription = subscription;
    this.#listener = listener;
    this.#office = office;
  }

  changed(step: DocumentStep): void {
    this.#subscription.changed(step);
    this.#isTouched = true;
    this.#listener.changed();
  }

  hasNews(): boolean {
    return this.#isTouched || this.#isLost;
  }

  tell(): RenderedBody | undefined {
    if (this.#isLost) return this.tellAll();
    this.#isTouched = false;
    return this.#subscription.notification();
  }

  tellAll(): RenderedBody {
    this.#isTouched = false;
    this.#isLost = false;
    return this.#subscription.initial();
  }

  forget(): void {
    this.#isLost = true;
  }

  state(): string {
    return this.#subscription.stateKey();
  }

  refresh(wish: SubscriptionWish): Result<() => void, Rejection> {
    const read = this.#office.read(wish);
    if (!read.ok) return read;
    return ok(() => {
      this.#office.moved(this.#subscription.selection, read.value.selection);
      this.#subscription.refresh(read.value);
    });
  }

  close(): void {
    this.#office.moved(this.#subscription.selection, undefined);
  }
}
