import type { Clock } from "@porchlight/kernel";

/** Upper bounds grow by a quarter from 0.1 ms to about 2 minutes. */
const smallestMs = 0.1;
const growth = 1.25;
const bucketCount = 64;
const sliceMs = 10_000;
const sliceCount = 18;

interface Slice {
  number: number;
  readonly counts: Uint32Array;
}

/** Latencies of the last three minutes in buckets a quarter apart; constant memory. */
export class LatencyWindow {
  readonly #clock: Clock;
  readonly #slices: readonly Slice[];

  constructor(clock: Clock) {
    this.#clock = clock;
    this.#slices = Array.from({ length: sliceCount }, () => ({
      number: -1,
      counts: new Uint32Array(bucketCount),
    }));
  }

  add(milliseconds: number): void {
    const number = Math.floor(this.#clock() / sliceMs);
    const slice = this.#slices[number % sliceCount];
    if (slice === undefined) return;
    if (slice.number !== number) {
      slice.number = number;
      slice.counts.fill(0);
    }
    const bucket = bucketOf(milliseconds);
    slice.counts[bucket] = (slice.counts[bucket] ?? 0) + 1;
  }

  /** Milliseconds under which the given shares of the latencies lie; undefined when there were none. */
  quantiles(shares: readonly number[]): readonly number[] | undefined {
    const counts = this.#sum();
    const total = counts.reduce((sum, count) => sum + count, 0);
    if (total === 0) return undefined;
    return shares.map((share) => quantile(counts, total * share));
  }

  #sum(): Uint32Array {
    const newest = Math.floor(this.#clock() / sliceMs);
    const sum = new Uint32Array(bucketCount);
    for (const { number, counts } of this.#slices) {
      if (number <= newest - sliceCount) continue;
      for (let bucket = 0; bucket < bucketCount; bucket += 1) {
        sum[bucket] = (sum[bucket] ?? 0) + (counts[bucket] ?? 0);
      }
    }
    return sum;
  }
}

function bucketOf(milliseconds: number): number {
  if (!(milliseconds > smallestMs)) return 0;
  return Math.min(bucketCount - 1, Math.ceil(Math.log(milliseconds / smallestMs) / Math.log(growth)));
}

function quantile(counts: Uint32Array, rank: number): number {
  let seen = 0;
  for (const [bucket, count] of counts.entries()) {
    seen += count;
    if (seen >= rank) return Math.round(smallestMs * growth ** bucket * 100) / 100;
  }
  return Math.round(smallestMs * growth ** (bucketCount - 1));
}
