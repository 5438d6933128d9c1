import type { OfficeEvent, OfficeEvents } from "../admin/ports/observation";

/** Hands each event to every listener, at once. A listener's fault stays with that listener. */
export class EventBus implements OfficeEvents {
  readonly #listeners = new Set<(event: OfficeEvent) => void>();
  readonly #onFault: (error: unknown) => void;

  constructor(onFault: (error: unknown) => void) {
    this.#onFault = onFault;
  }

  subscribe(listener: (event: OfficeEvent) => void): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  emit(event: OfficeEvent): void {
    for (const listener of this.#listeners) {
      try {
        listener(event);
      } catch (error) {
        this.#onFault(error);
      }
    }
  }
}
