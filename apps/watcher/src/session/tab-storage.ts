import { type ClientStorage, memoryStorage } from "@porchlight/presence-client";

/** Where pages say that they go, and that they are back. */
export type PageEvents = Pick<EventTarget, "addEventListener">;

const prefix = "porchlight:place:";
const tabKey = "porchlight:place";
const keptMs = 24 * 3600_000;

/**
 * One place in the browser's storage per open tab: two tabs are two sources, a reload takes its own place again, and a
 * new tab takes the place that a closed one left, together with its publication. A duplicated tab gets a place of its
 * own, because that of the original is taken.
 */
export function openTabStorage(
  device: Storage,
  tab: Storage,
  page: PageEvents,
  now: () => number,
): ClientStorage {
  try {
    const places = new Places(device, now);
    const place = places.take(tab.getItem(tabKey) ?? undefined);
    tab.setItem(tabKey, place);
    page.addEventListener("pagehide", () => places.release(place));
    return places.storageOf(place);
  } catch {
    return memoryStorage();
  }
}

class Places {
  constructor(
    private readonly device: Storage,
    private readonly now: () => number,
  ) {}

  /** The wanted place if it is free, else the one released last, else a new one. */
  take(wanted: string | undefined): string {
    this.#clearOld();
    const free = this.#released();
    const mine = free.find(({ place }) => place === wanted) ?? free.at(0);
    const place = mine?.place ?? crypto.getRandomValues(new Uint32Array(1)).join("");
    this.device.setItem(`${prefix}${place}:taken`, String(this.now()));
    this.device.removeItem(`${prefix}${place}:released`);
    return place;
  }

  release(place: string): void {
    this.device.setItem(`${prefix}${place}:released`, String(this.now()));
  }

  storageOf(place: string): ClientStorage {
    const keyOf = (key: string): string => `${prefix}${place}:kept:${key}`;
    return {
      get: (key) => this.device.getItem(keyOf(key)) ?? undefined,
      set: (key, value) => this.device.setItem(keyOf(key), value),
      remove: (key) => this.device.removeItem(keyOf(key)),
    };
  }

  /** Released places, the newest first. */
  #released(): { place: string; at: number }[] {
    return this.#marks("released").toSorted((one, other) => other.at - one.at);
  }

  #clearOld(): void {
    const isOld = ({ at }: { at: number }): boolean => !(this.now() - at < keptMs);
    const old = [...this.#marks("released"), ...this.#marks("taken")].filter(isOld);
    const fresh = new Set(
      this.#marks("released")
        .filter((mark) => !isOld(mark))
        .map(({ place }) => place),
    );
    for (const { place } of old) {
      if (fresh.has(place)) continue;
      for (const key of this.#keys()) if (key.startsWith(`${prefix}${place}:`)) this.device.removeItem(key);
    }
  }

  #marks(name: "released" | "taken"): { place: string; at: number }[] {
    return this.#keys().flatMap((key) => {
      const [place, mark, ...more] = key.slice(prefix.length).split(":");
      if (!place || mark !== name || more.length > 0) return [];
      return [{ place, at: Number(this.device.getItem(key)) }];
    });
  }

  #keys(): string[] {
    const all = Array.from({ length: this.device.length }, (_, index) => this.device.key(index) ?? "");
    return all.filter((key) => key.startsWith(prefix));
  }
}
