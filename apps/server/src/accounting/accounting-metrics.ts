import { Gauge, type Registry } from "prom-client";
import type { ReaderState } from "../admin/ports/accounting";

export interface MeteredAccounting {
  /** Records that are not on disk yet. */
  readonly waiting: number;
  /** Records that were lost since the start. */
  readonly lost: number;
  /** Number of the last record. */
  readonly last: number;
  readonly readers: readonly ReaderState[];
}

/** Gauges of accounting, read when somebody looks. */
export function meterAccounting(registry: Registry, accounting: MeteredAccounting): void {
  const gauge = (
    name: string,
    help: string,
    collect: (metric: Gauge) => void,
    labelNames: string[] = [],
  ): void => {
    new Gauge({
      name: `porchlight_charging_${name}`,
      help,
      labelNames,
      registers: [registry],
      collect() {
        collect(this);
      },
    });
  };
  gauge("last_record", "Number of the last charging record", (metric) => metric.set(accounting.last));
  gauge("waiting", "Charging records that are not on disk yet", (metric) => metric.set(accounting.waiting));
  gauge("lost", "Charging records lost since the start", (metric) => metric.set(accounting.lost));
  gauge(
    "behind",
    "Charging records that a reader does not have yet",
    (metric) => {
      for (const { behind, reader } of accounting.readers) metric.set({ reader }, behind);
    },
    ["reader"],
  );
}
