/** Where a client keeps what must outlive a page: its instance id, and the entity-tag of its publication. */
export interface ClientStorage {
  get(key: string): string | undefined;
  set(key: string, value: string): void;
  remove(key: string): void;
}

/** Storage that ends with the program. */
export function memoryStorage(): ClientStorage {
  const entries = new Map<string, string>();
  return {
    get: (key) => entries.get(key),
    set: (key, value) => void entries.set(key, value),
    remove: (key) => void entries.delete(key),
  };
}

/**
 * `sessionStorage` or `localStorage` under a prefix. Take `sessionStorage` when several tabs may be open at once:
 * every tab is a source of its own. A full or forbidden store is treated as an empty one.
 */
export function webStorage(storage: Storage, prefix = "porchlight:"): ClientStorage {
  const attempt = <Value>(action: () => Value): Value | undefined => {
    try {
      return action();
    } catch {
      return undefined;
    }
  };
  return {
    get: (key) => attempt(() => storage.getItem(prefix + key)) ?? undefined,
    set: (key, value) => void attempt(() => storage.setItem(prefix + key, value)),
    remove: (key) => void attempt(() => storage.removeItem(prefix + key)),
  };
}
