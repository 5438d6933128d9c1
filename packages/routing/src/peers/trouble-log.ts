import { type Instant, textOfWords, type Words } from "@porchlight/kernel";
import type { PeerTrouble, TroubleKind } from "./peer-view";

const troublesKept = 20;
const longestDetail = 200;

/** The latest troubles with one peer; the same again counts with the one before. */
export class TroubleLog {
  /** Latest last. */
  readonly #troubles = new Map<string, PeerTrouble>();

  add(kind: TroubleKind, told: Words, now: Instant): void {
    const detail = typeof told === "string" ? told.slice(0, longestDetail) : told;
    const key = `${kind} ${textOfWords(detail)}`;
    const before = this.#troubles.get(key);
    this.#troubles.delete(key);
    this.#troubles.set(key, { kind, detail, at: now, count: (before?.count ?? 0) + 1 });
    if (this.#troubles.size <= troublesKept) return;
    const [oldest] = this.#troubles.keys();
    if (oldest !== undefined) this.#troubles.delete(oldest);
  }

  /** Latest first. */
  get latest(): readonly PeerTrouble[] {
    return [...this.#troubles.values()].reverse();
  }
}
