import type { OfficeList, Protocol, Target } from "../targets/target";

/** What one run of a scenario found; CPU is of the server's whole process tree. */
export interface Figures {
  /** Operations counted, named by `unit`. */
  readonly operations: number;
  readonly seconds: number;
  readonly cpuSeconds: number;
  /** Milliseconds, where the scenario measures latency. */
  readonly latencies: readonly number[];
  /** Bytes per operation, where the scenario measures memory. */
  readonly bytesEach?: number;
  /** Octets of WebSocket frames both ways, where the scenario measures what is on the wire. */
  readonly wireOctets?: number;
  /** What else was found, a line each. */
  readonly findings?: readonly string[];
}

export interface Scenario {
  readonly name: string;
  readonly unit: string;
  /** SIP when absent. */
  readonly over?: Protocol;
  /** One line for the table. */
  readonly says: string;
  readonly users: readonly string[];
  readonly lists?: readonly OfficeList[];
  run(target: Target): Promise<Figures>;
}

export const userNames = (prefix: string, count: number): string[] =>
  Array.from({ length: count }, (_, index) => `${prefix}${index}`);
