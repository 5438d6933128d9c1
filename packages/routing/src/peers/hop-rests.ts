import { after, type Instant, type Random, secondsUntil } from "@porchlight/kernel";
import type { Hop } from "../locate/hop";
import type { HopRest } from "./peer-view";

/** Hops that may be tried now, in their order; or when the first of them may be again. */
export type UsableHops =
  | { readonly kind: "usable"; readonly hops: readonly Hop[] }
  | { readonly kind: "resting"; readonly retryAfterSeconds: number };

interface Rest {
  readonly hop: Hop;
  /** Silences in a row. */
  readonly silences: number;
  /** One request has been let through to see. */
  readonly isTried: boolean;
  /** Not tried before. */
  readonly until: Instant;
}

const firstRestMs = 5000;
const longestRestMs = 300_000;
/** Longer than a request takes to fail for want of an answer (RFC 3261 timer F). */
const trialMs = 40_000;
/** A day: what a peer may ask for by Retry-After. */
const longestAskedSeconds = 86_400;
const restsKept = 10_000;

/**
 * Places that are left alone for a while: they answered 503 with Retry-After, or did not answer at all. When a rest is
 * over one request goes there as a trial; others wait until it is answered.
 */
export class HopRests {
  readonly #random: Random;
  readonly #rests = new Map<string, Rest>();

  constructor(random: Random) {
    this.#random = random;
  }

  /** Those of the hops that may be tried now. */
  usable(hops: readonly Hop[], now: Instant): UsableHops {
    const ends = hops.map((hop) => this.#rests.get(keyOf(hop))?.until ?? now);
    const usable = hops.filter((_, index) => (ends[index] ?? now) <= now);
    if (usable.length > 0 || hops.length === 0) return { kind: "usable", hops: usable };
    const first = Math.min(...ends) as Instant;
    return { kind: "resting", retryAfterSeconds: Math.max(1, secondsUntil(first, now)) };
  }

  /** A request is on its way there. */
  tried(hop: Hop, now: Instant): void {
    const rest = this.#rests.get(keyOf(hop));
    if (rest === undefined || now < rest.until) return;
    this.#keep(hop, { ...rest, isTried: true, until: after(now, trialMs) });
  }

  /** It answered; anything but "not now" is a sign of life. */
  answered(hop: Hop, retryAfterSeconds: number | undefined, now: Instant): void {
    if (retryAfterSeconds === undefined) this.#rests.delete(keyOf(hop));
    else this.#keep(hop, rested(hop, 0, now, this.#askedMs(retryAfterSeconds)));
  }

  /** No connection, or no answer at all: twice as long a rest each time. Requests that left together count once. */
  silent(hop: Hop, now: Instant): void {
    const rest = this.#rests.get(keyOf(hop));
    if (rest !== undefined && !rest.isTried && now < rest.until) return;
    const silences = (rest?.silences ?? 0) + 1;
    const restMs = Math.min(longestRestMs, firstRestMs * 2 ** Math.min(silences - 1, 10));
    this.#keep(hop, rested(hop, silences, now, restMs * (0.8 + 0.4 * this.#random())));
  }

  /** Never sooner than asked for, and up to a fifth later. */
  #askedMs(seconds: number): number {
    return Math.min(seconds, longestAskedSeconds) * 1000 * (1 + 0.2 * this.#random());
  }

  /** Places that are not to be tried now, by the domain that they serve. */
  at(now: Instant): ReadonlyMap<string, readonly HopRest[]> {
    const resting = new Map<string, HopRest[]>();
    for (const { hop, silences, until } of this.#rests.values()) {
      if (until <= now) continue;
      const ofDomain = resting.get(hop.domain);
      if (ofDomain === undefined) resting.set(hop.domain, [{ hop, silences, until }]);
      else ofDomain.push({ hop, silences, until });
    }
    return resting;
  }

  /** The oldest rest makes room. */
  #keep(hop: Hop, rest: Rest): void {
    const key = keyOf(hop);
    this.#rests.delete(key);
    this.#rests.set(key, rest);
    if (this.#rests.size <= restsKept) return;
    const [oldest] = this.#rests.keys();
    if (oldest !== undefined) this.#rests.delete(oldest);
  }
}

/** Over TLS a place stands for one domain only: it may fail to prove that it serves another (RFC 5922 section 7.3). */
const keyOf = ({ address, domain, port, transport }: Hop): string =>
  `${transport} ${address} ${port} ${transport === "tls" ? domain : ""}`;

const rested = (hop: Hop, silences: number, now: Instant, milliseconds: number): Rest => ({
  hop,
  silences,
  isTried: false,
  until: after(now, Math.round(milliseconds)),
});
