import type { Row, StateTags } from "./row";

/** Rows that share one digest. */
const BLOCK = 16;

/** Stands for the states of all rows; a change of one row makes the digest of its block anew and no other. */
export class ListDigest {
  readonly #tags: StateTags;
  readonly #blocks: (string | undefined)[] = [];

  constructor(tags: StateTags) {
    this.#tags = tags;
  }

  invalidate({ position }: Row): void {
    this.#blocks[Math.floor(position / BLOCK)] = undefined;
  }

  /** The rows are others, or stand in another order. */
  reset(): void {
    this.#blocks.length = 0;
  }

  /** Undefined when the state of a row has no tag. */
  of(rows: readonly Row[]): string | undefined {
    let text = "";
    for (let first = 0; first < rows.length; first += BLOCK) {
      const at = first / BLOCK;
      this.#blocks[at] ??= this.#digest(rows.slice(first, first + BLOCK));
      if (this.#blocks[at] === undefined) return undefined;
      text += this.#blocks[at];
    }
    return text;
  }

  #digest(rows: readonly Row[]): string | undefined {
    let text = "";
    for (const row of rows) {
      const digest = row.digest();
      if (digest === undefined) return undefined;
      text += digest;
    }
    return this.#tags.digest(text);
  }
}
