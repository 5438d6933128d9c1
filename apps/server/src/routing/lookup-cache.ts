import { after, type Clock, type Instant } from "@porchlight/kernel";
import type { Lookup } from "@porchlight/routing";

/** What was found, and for how long it holds, where that is known. */
export interface TimedLookup<Entry> {
  readonly lookup: Lookup<Entry>;
  readonly ttlSeconds: number | undefined;
}

interface Kept {
  readonly lookup: Lookup<unknown>;
  readonly until: Instant;
}

const mostKept = 5000;
const longestSeconds = 3600;
/** For records whose lifetime the platform does not tell. */
const usualSeconds = 60;
/** For names that have no such records (RFC 2308). */
const absentSeconds = 30;
/** Long enough that a server in trouble is not asked for every request. */
const failedSeconds = 5;

/** Remembers look-ups for as long as they hold. The entry unused longest makes room. */
export class LookupCache {
  readonly #clock: Clock;
  readonly #kept = new Map<string, Kept>();
  readonly #running = new Map<string, Promise<Lookup<unknown>>>();

  constructor(clock: Clock) {
    this.#clock = clock;
  }

  /** What is known under a key, else what `look` finds; the same question is asked once at a time. */
  find<Entry>(key: string, look: () => Promise<TimedLookup<Entry>>): Promise<Lookup<Entry>> {
    const kept = this.#fresh(key);
    // A key begins with the kind of its records.
    if (kept !== undefined) return Promise.resolve(kept as Lookup<Entry>);
    const running = this.#running.get(key) ?? this.#run(key, look);
    return running as Promise<Lookup<Entry>>;
  }

  #run<Entry>(key: string, look: () => Promise<TimedLookup<Entry>>): Promise<Lookup<Entry>> {
    const running = look()
      .then((found) => {
        this.#keep(key, found);
        return found.lookup;
      })
      .finally(() => this.#running.delete(key));
    this.#running.set(key, running);
    return running;
  }

  #fresh(key: string): Lookup<unknown> | undefined {
    const kept = this.#kept.get(key);
    this.#kept.delete(key);
    if (kept === undefined || kept.until <= this.#clock()) return undefined;
    this.#kept.set(key, kept);
    return kept.lookup;
  }

  #keep(key: string, { lookup, ttlSeconds }: TimedLookup<unknown>): void {
    const until = after(this.#clock(), secondsOf(lookup, ttlSeconds) * 1000);
    this.#kept.set(key, { lookup, until });
    if (this.#kept.size <= mostKept) return;
    const [oldest] = this.#kept.keys();
    if (oldest !== undefined) this.#kept.delete(oldest);
  }
}

function secondsOf(lookup: Lookup<unknown>, ttlSeconds: number | undefined): number {
  if (lookup.kind === "failed") return ttlSeconds ?? failedSeconds;
  if (lookup.records.length === 0) return absentSeconds;
  return Math.min(ttlSeconds ?? usualSeconds, longestSeconds);
}
