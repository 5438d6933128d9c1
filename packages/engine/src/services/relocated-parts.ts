import type { DirectPart, PublishedPart } from "@porchlight/event-notifier";
import type { Instant } from "@porchlight/kernel";
import type { RelocatePart, Relocation } from "../config";
import type { JournalRecord } from "../ports/journal";

/** The content of one PUBLISH that is given a place elsewhere. */
export class RelocatedParts {
  readonly #relocate: RelocatePart;
  readonly #presentity: string;
  readonly #now: Instant;
  readonly #moved = new Map<PublishedPart, Relocation>();

  constructor(relocate: RelocatePart, presentity: string, now: Instant) {
    this.#relocate = relocate;
    this.#presentity = presentity;
    this.#now = now;
  }

  take(part: DirectPart): PublishedPart {
    const relocation = this.#relocate(part, this.#presentity, this.#now);
    if (relocation === undefined) return part;
    this.#moved.set(relocation.part, relocation);
    return relocation.part;
  }

  /** The objects of those parts that a publication keeps. */
  recordsFor(parts: readonly PublishedPart[]): readonly JournalRecord[] {
    const kept = parts.map((part) => this.#moved.get(part)).filter((each) => each !== undefined);
    return kept.map(({ content }) => ({ kind: "content-put", content }));
  }
}
