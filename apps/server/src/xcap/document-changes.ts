import type { DocumentChanged } from "@porchlight/xdm";

type Listener = (change: DocumentChanged) => void;

/** Hands each change of a document to every listener, at once. A listener's fault stays with that listener. */
export class DocumentChanges {
  readonly #listeners = new Set<Listener>();
  readonly #onFault: (error: unknown) => void;

  constructor(onFault: (error: unknown) => void) {
    this.#onFault = onFault;
  }

  subscribe(listener: Listener): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  emit(change: DocumentChanged): void {
    for (const listener of this.#listeners) {
      try {
        listener(change);
      } catch (error) {
        this.#onFault(error);
      }
    }
  }
}
