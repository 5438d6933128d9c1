import { Counter, type Registry } from "prom-client";

/** Values of one label above which new ones are counted together: what comes from outside must not grow the metrics. */
const mostValues = 64;
const others = "other";

/** A counter by label that costs one map access per event; it is handed to Prometheus when that asks. */
export class Tally {
  readonly #labelNames: readonly string[];
  readonly #counts = new Map<string, { readonly labels: Readonly<Record<string, string>>; count: number }>();

  constructor(registry: Registry, name: string, help: string, labelNames: readonly string[]) {
    const counts = this.#counts;
    this.#labelNames = labelNames;
    new Counter({
      name,
      help,
      labelNames: [...labelNames],
      registers: [registry],
      collect() {
        this.reset();
        for (const { labels, count } of counts.values()) this.inc(labels, count);
      },
    });
  }

  /** One more. `values` are in the order of the labels. */
  add(...values: readonly string[]): void {
    const key = values.join(" ");
    const known = this.#counts.get(key);
    if (known !== undefined) {
      known.count += 1;
      return;
    }
    if (this.#counts.size >= mostValues && !values.every((value) => value === others)) {
      this.add(...values.map(() => others));
      return;
    }
    const labels = Object.fromEntries(this.#labelNames.map((name, index) => [name, values[index] ?? ""]));
    this.#counts.set(key, { labels, count: 1 });
  }
}
