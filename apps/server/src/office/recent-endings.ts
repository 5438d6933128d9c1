import type { Clock } from "@porchlight/kernel";
import type { OfficeEvent } from "../admin/ports/observation";
import type { LastEnding } from "../admin/ports/office";

/** Pairs of presentity and watcher that are remembered, the oldest making room. */
const KEPT = 10_000;

/** How the last subscription of a watcher ended, as long as the process runs: for whoever asks why it sees nothing. */
export class RecentEndings {
  readonly #endings = new Map<string, LastEnding>();
  readonly #clock: Clock;

  constructor(clock: Clock) {
    this.#clock = clock;
  }

  note(event: OfficeEvent): void {
    if (event.kind !== "subscription-changed" || event.change !== "ended") return;
    const pair = pairName(event.presentity, event.watcher);
    this.#endings.delete(pair);
    this.#endings.set(pair, { at: this.#clock(), cause: event.reason });
    for (const [oldest] of this.#endings) {
      if (this.#endings.size <= KEPT) return;
      this.#endings.delete(oldest);
    }
  }

  of(presentity: string, watcher: string): LastEnding | undefined {
    return this.#endings.get(pairName(presentity, watcher));
  }

  /** The address is nobody's any more. */
  forget(aor: string): void {
    const name = JSON.stringify(aor);
    for (const [pair] of this.#endings)
      if (pair.startsWith(`[${name},`) || pair.endsWith(`,${name}]`)) this.#endings.delete(pair);
  }
}

const pairName = (presentity: string, watcher: string): string => JSON.stringify([presentity, watcher]);
