/** Notifications per second a watcher asks for (RFC 6446 section 4.1). */
export interface RateWish {
  readonly maxRate: number | undefined;
  readonly minRate: number | undefined;
  readonly adaptiveMinRate: number | undefined;
}

export const NO_RATES: RateWish = {
  maxRate: undefined,
  minRate: undefined,
  adaptiveMinRate: undefined,
};

/** Names of the Event and Subscription-State parameters. */
export const RATE_PARAMETERS = ["max-rate", "min-rate", "adaptive-min-rate"] as const;

/** What a watcher asks for; undefined when it asks for nothing. A malformed value, and zero, is not asked for. */
export function readRates(parameter: (name: string) => string | undefined): RateWish | undefined {
  const [maxRate, minRate, adaptiveMinRate] = RATE_PARAMETERS.map((name) => rateOf(parameter(name)));
  if (maxRate === undefined && minRate === undefined && adaptiveMinRate === undefined) return undefined;
  return { maxRate, minRate, adaptiveMinRate };
}

/** RFC 6446 section 9.1: one or two digits, and up to ten behind the point. */
function rateOf(text: string | undefined): number | undefined {
  if (text === undefined || !/^\d{1,2}(\.\d{1,10})?$/.test(text)) return undefined;
  const rate = Number(text);
  return rate > 0 ? rate : undefined;
}

/** What bounds the wishes of a watcher. */
export interface RateBounds {
  /** The shortest time between two NOTIFYs that the notifier is set to; 0 for none. */
  readonly intervalMs: number;
  /** Until the subscription expires. */
  readonly remainingMs: number;
}

/** NOTIFYs without a change are not sent faster than this, whatever is asked for. */
const FASTEST_MIN_RATE = 1;

/**
 * The rates in force (RFC 6446 sections 5.3, 6.3, 7.3 and 8): no faster than the notifier is set to, and no slower than once
 * in the time that is left.
 */
export function ratesInForce(wish: RateWish, { intervalMs, remainingMs }: RateBounds): RateWish {
  const slowest = remainingMs > 0 ? 1000 / remainingMs : 0;
  const ceiling = intervalMs > 0 ? 1000 / intervalMs : Number.POSITIVE_INFINITY;
  const maxRate = wish.maxRate === undefined ? undefined : Math.min(Math.max(wish.maxRate, slowest), ceiling);
  const highest = Math.min(maxRate ?? ceiling, FASTEST_MIN_RATE);
  const lowered = (rate: number | undefined) => (rate === undefined ? undefined : Math.min(rate, highest));
  const adaptiveMinRate = lowered(wish.adaptiveMinRate);
  const minRate = lowered(wish.minRate);
  const isAbove = minRate !== undefined && adaptiveMinRate !== undefined && minRate >= adaptiveMinRate;
  return { maxRate, minRate: isAbove ? undefined : minRate, adaptiveMinRate };
}

/** As parameters of Subscription-State, with a semicolon in front of each. */
export function printRates({ maxRate, minRate, adaptiveMinRate }: RateWish): string {
  const print = (name: string, rate: number | undefined): string =>
    rate === undefined ? "" : `;${name}=${rateText(rate)}`;
  return (
    print("max-rate", maxRate) + print("min-rate", minRate) + print("adaptive-min-rate", adaptiveMinRate)
  );
}

const rateText = (rate: number): string => rate.toFixed(10).replace(/\.?0+$/, "");
