import { type MyProfile, profileOf } from "./my-profile";

/** Where changes of the storage by other tabs are told. */
export type StorageEvents = Pick<EventTarget, "addEventListener" | "removeEventListener">;

/** The user's profile, kept on the device and the same in all its tabs. */
export class ProfileStore {
  readonly #key: string;
  readonly #listeners = new Set<() => void>();
  #view: MyProfile;

  constructor(
    entity: string,
    private readonly device: Pick<Storage, "getItem" | "setItem" | "removeItem">,
    private readonly page: StorageEvents,
  ) {
    this.#key = `porchlight:profile:${entity}`;
    this.#view = profileOf(this.#stored());
    page.addEventListener("storage", this.#changedElsewhere);
  }

  get view(): MyProfile {
    return this.#view;
  }

  set(change: Partial<MyProfile>): void {
    this.#view = { ...this.#view, ...change };
    this.#attempt(() => this.device.setItem(this.#key, JSON.stringify(this.#view)));
    this.#tell();
  }

  onChange(listener: () => void): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  /** The user signed out: nothing is kept. */
  forget(): void {
    this.#attempt(() => this.device.removeItem(this.#key));
    this.close();
  }

  close(): void {
    this.page.removeEventListener("storage", this.#changedElsewhere);
    this.#listeners.clear();
  }

  readonly #changedElsewhere = (event: Event): void => {
    const stored = this.#stored();
    if (!("key" in event) || event.key !== this.#key || stored === undefined) return;
    this.#view = profileOf(stored);
    this.#tell();
  };

  #stored(): string | undefined {
    return this.#attempt(() => this.device.getItem(this.#key)) ?? undefined;
  }

  /** Storage may be forbidden or full; then the profile lasts as long as the page. */
  #attempt<Value>(action: () => Value): Value | undefined {
    try {
      return action();
    } catch {
      return undefined;
    }
  }

  #tell(): void {
    for (const listener of [...this.#listeners]) listener();
  }
}
