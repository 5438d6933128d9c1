import type { NetworkSwitch } from "@porchlight/event-packages";

/** Whether registrations are presence: for everybody by the settings, and for each who chose. */
export class NetworkChoices implements NetworkSwitch {
  readonly #choices = new Map<string, boolean>();
  readonly #listeners: ((presentity: string) => void)[] = [];

  constructor(readonly everybody: boolean) {}

  isOn(presentity: string): boolean {
    return this.#choices.get(presentity) ?? this.everybody;
  }

  /** Undefined where the setting of the server holds. */
  choiceOf(presentity: string): boolean | undefined {
    return this.#choices.get(presentity);
  }

  onChange(listener: (presentity: string) => void): void {
    this.#listeners.push(listener);
  }

  choose(presentity: string, choice: boolean | undefined): void {
    if (choice === undefined) this.#choices.delete(presentity);
    else this.#choices.set(presentity, choice);
    for (const listener of this.#listeners) listener(presentity);
  }
}
