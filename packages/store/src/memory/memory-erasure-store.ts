import { addressRewriter } from "../erasure/address-rewriter";
import type { Erasure, ErasureStore } from "../ports/erasures";

/** Rows that are kept for good, which take a change of their texts; how many changed. */
export interface Rewritable {
  rewrite(rewritten: (text: string) => string): number;
}

export class MemoryErasureStore implements ErasureStore {
  readonly #kept: readonly Rewritable[];
  readonly #pending = new Map<string, Erasure>();

  constructor(kept: readonly Rewritable[]) {
    this.#kept = kept;
  }

  async begin(erasure: Erasure): Promise<void> {
    this.#pending.set(erasure.pseudonym, erasure);
  }

  async pending(): Promise<readonly Erasure[]> {
    return [...this.#pending.values()];
  }

  async pseudonymise(erasure: Erasure): Promise<number> {
    const rewritten = addressRewriter(erasure);
    return this.#kept.reduce((sum, rows) => sum + rows.rewrite(rewritten), 0);
  }

  async finish({ pseudonym }: Erasure): Promise<void> {
    this.#pending.delete(pseudonym);
  }
}

/** The value as it is without an address, and whether anything changed. */
export function rewrittenValue<Value>(value: Value, rewritten: (text: string) => string): Value | undefined {
  const text = JSON.stringify(value);
  const without = rewritten(text);
  return without === text ? undefined : (JSON.parse(without) as Value);
}
