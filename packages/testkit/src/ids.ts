import type { IdSource } from "@porchlight/kernel";

/** Identifiers that count up, so that a failing test reads the same each time. */
export class CountingIds implements IdSource {
  #last = 0;

  constructor(readonly prefix = "id") {}

  token(): string {
    this.#last += 1;
    return `${this.prefix}${this.#last}`;
  }

  uuid(): string {
    this.#last += 1;
    return `00000000-0000-4000-8000-${String(this.#last).padStart(12, "0")}`;
  }
}
