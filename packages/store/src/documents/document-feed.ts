import type { DocumentChanged } from "@porchlight/xdm";

type Listener = (change: DocumentChanged) => void;

/** Hands stored changes to whoever watches. */
export class DocumentFeed {
  readonly #listeners = new Set<Listener>();

  watch(listener: Listener): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  emit(changes: readonly DocumentChanged[]): void {
    for (const change of changes) for (const listener of this.#listeners) tell(listener, change);
  }
}

function tell(listener: Listener, change: DocumentChanged): void {
  try {
    listener(change);
  } catch {
    // What is stored is stored, whatever becomes of a listener.
  }
}
