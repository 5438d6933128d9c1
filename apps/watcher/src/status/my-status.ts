import type { ClientStorage, PresenceSource, PublicationState } from "@porchlight/presence-client";
import { InputWatch } from "../profile/input-watch";
import type { ProfileStore } from "../profile/profile-store";
import {
  type ChoiceChange,
  changed,
  choiceOf,
  current,
  firstChoice,
  type MyChoice,
  statusOf,
} from "./my-choice";

const key = "choice";
/** A choice found in storage counts when the page was gone no longer than its publication may have lived. */
const keptMs = 10 * 60_000;
/** Timers sleep with the device, so the end of a choice is looked for more often than it comes. */
const longestNapMs = 30_000;

export interface MyStatusView {
  readonly choice: MyChoice;
  readonly publication: PublicationState;
}

/** The user's own status: chosen, published, kept over a reload, and over when its time is. */
export class MyStatus {
  #view: MyStatusView;
  #timer: ReturnType<typeof setTimeout> | undefined;
  readonly #listeners = new Set<() => void>();
  readonly #stops: readonly (() => void)[];
  readonly #input: InputWatch;

  constructor(
    private readonly source: PresenceSource,
    private readonly storage: ClientStorage,
    private readonly profile: ProfileStore,
    page: Pick<EventTarget, "addEventListener" | "removeEventListener">,
  ) {
    this.#view = { choice: this.#restored(), publication: source.state };
    this.#input = new InputWatch(page, () => this.#publish());
    this.#stops = [
      source.on("state", (publication) => this.#show({ publication })),
      profile.onChange(() => this.#profileChanged()),
    ];
    this.#profileChanged();
  }

  get view(): MyStatusView {
    return this.#view;
  }

  set(change: ChoiceChange): void {
    this.#choose(changed(this.#view.choice, change, Date.now()));
  }

  /** Tries again what the server refused. */
  publishAgain(): void {
    this.#publish();
  }

  onChange(listener: () => void): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  /** Notes down when the page was last there. */
  keep(): void {
    this.storage.set(`${key}:at`, String(Date.now()));
  }

  /** The user signed out: nothing is kept. */
  forget(): void {
    this.storage.remove(key);
    this.close();
  }

  close(): void {
    clearTimeout(this.#timer);
    for (const stop of this.#stops) stop();
    this.#input.close();
  }

  #restored(): MyChoice {
    const now = Date.now();
    const stored = choiceOf(this.storage.get(key));
    const recent = now - Number(this.storage.get(`${key}:at`) ?? 0) < keptMs;
    return stored && recent ? current(stored, now) : firstChoice(now);
  }

  #choose(choice: MyChoice): void {
    this.#show({ choice });
    this.#publish();
  }

  /** What the watch says of its change is published with the profile, in one. */
  #profileChanged(): void {
    const { input } = this.profile.view;
    if (this.#input.sharing === input) this.#publish();
    else this.#input.share(input);
  }

  #publish(): void {
    const { choice } = this.#view;
    this.storage.set(key, JSON.stringify(choice));
    this.keep();
    const status = statusOf(choice, this.profile.view, this.#input.input);
    void (status ? this.source.publish(status) : this.source.unpublish());
    this.#awaitEnd();
  }

  #awaitEnd(): void {
    clearTimeout(this.#timer);
    const { choice } = this.#view;
    if (choice.until === undefined) return;
    const now = Date.now();
    const next = current(choice, now);
    if (next !== choice) this.#choose(next);
    else this.#timer = setTimeout(() => this.#awaitEnd(), Math.min(choice.until - now, longestNapMs));
  }

  #show(change: Partial<MyStatusView>): void {
    this.#view = { ...this.#view, ...change };
    for (const listener of [...this.#listeners]) listener();
  }
}
