import { after, type Instant } from "@porchlight/kernel";
import { AdaptivePace } from "./adaptive-pace";
import { printRates, type RateBounds, type RateWish, ratesInForce } from "./rates";

/** How often one subscription is notified, as its watcher asked for (RFC 6446). */
export class Pace {
  /** Parameters of Subscription-State that tell what is in force. */
  readonly parameters: string;
  readonly #rates: RateWish;
  readonly #adaptive: AdaptivePace | undefined;

  constructor(wish: RateWish, bounds: RateBounds) {
    this.#rates = ratesInForce(wish, bounds);
    this.parameters = printRates(this.#rates);
    const { adaptiveMinRate } = this.#rates;
    this.#adaptive = adaptiveMinRate === undefined ? undefined : new AdaptivePace(adaptiveMinRate);
  }

  /** The shortest time between two NOTIFYs, in milliseconds; 0 where the watcher did not ask for one. */
  get intervalMs(): number {
    return spanMs(this.#rates.maxRate) ?? 0;
  }

  /** A NOTIFY was sent. */
  sent(now: Instant): void {
    this.#adaptive?.sent(now);
  }

  /** When a NOTIFY is due though nothing changed, by the last one; undefined when none is. */
  idleUntil(lastSentAt: Instant, now: Instant): Instant | undefined {
    const byMinRate = spanMs(this.#rates.minRate);
    const byAdaptiveRate = this.#adaptive?.timeoutMs(now);
    if (byMinRate === undefined && byAdaptiveRate === undefined) return undefined;
    const idleMs = Math.min(byMinRate ?? byAdaptiveRate ?? 0, byAdaptiveRate ?? byMinRate ?? 0);
    return after(lastSentAt, Math.max(idleMs, this.intervalMs));
  }
}

const spanMs = (rate: number | undefined): number | undefined =>
  rate === undefined ? undefined : Math.ceil(1000 / rate);
