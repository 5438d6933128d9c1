import { after, type Instant } from "@porchlight/kernel";

/** Requests above this size leave by TCP (RFC 3261 section 18.1.1). */
const datagramOctets = 1300;
const refusalMs = 600_000;
const refusalsKept = 10_000;

/** Which places take large requests by TCP: all, but those that were found not to, for ten minutes. */
export class LargeRequests {
  readonly #refusedUntil = new Map<string, Instant>();

  goesByTcp(octets: number, address: string, port: number, now: Instant): boolean {
    if (octets <= datagramOctets) return false;
    const until = this.#refusedUntil.get(`${address} ${port}`);
    return until === undefined || until <= now;
  }

  refused(address: string, port: number, now: Instant): void {
    const key = `${address} ${port}`;
    this.#refusedUntil.delete(key);
    this.#refusedUntil.set(key, after(now, refusalMs));
    if (this.#refusedUntil.size <= refusalsKept) return;
    const [oldest] = this.#refusedUntil.keys();
    if (oldest !== undefined) this.#refusedUntil.delete(oldest);
  }
}
