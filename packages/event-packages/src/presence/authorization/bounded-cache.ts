/** Keeps so many values, the oldest making room. */
export class BoundedCache<Value> {
  readonly #values = new Map<string, Value>();
  readonly #capacity: number;

  constructor(capacity: number) {
    this.#capacity = capacity;
  }

  get(key: string, make: () => Value): Value {
    const known = this.#values.get(key);
    if (known !== undefined) return known;
    const made = make();
    if (this.#values.size >= this.#capacity) {
      for (const [oldest] of this.#values) {
        this.#values.delete(oldest);
        break;
      }
    }
    this.#values.set(key, made);
    return made;
  }

  drop(key: string): void {
    this.#values.delete(key);
  }
}
