import { percentile, spread } from "./measure/summary";
import type { Figures, Scenario } from "./scenarios/scenario";

export interface Run {
  readonly scenario: Scenario;
  readonly target: string;
  readonly figures: Figures;
}

interface Row {
  readonly scenario: string;
  readonly target: string;
  /** Median, and the range over the runs. */
  readonly "CPU ms per op": string;
  readonly "ops/s": string;
  readonly "p50 ms": string;
  readonly "p99 ms": string;
  readonly "memory each": string;
  readonly "octets each": string;
}

/** One row per scenario and target, and the ratio of the medians where two targets ran. */
export function table(runs: readonly Run[]): readonly Row[] {
  const groups = new Map<string, Run[]>();
  for (const run of runs) {
    const key = `${run.scenario.name} ${run.target}`;
    groups.set(key, [...(groups.get(key) ?? []), run]);
  }
  return [...groups.values()].map(row);
}

function row(runs: readonly Run[]): Row {
  const [first] = runs;
  const cpu = spread(runs.map(cpuPerOperation));
  const rate = spread(runs.map(({ figures }) => figures.operations / figures.seconds));
  const latencies = runs.flatMap(({ figures }) => figures.latencies);
  const bytes = spread(runs.map(({ figures }) => figures.bytesEach ?? 0));
  const octets = spread(
    runs.map(({ figures }) => (figures.wireOctets ?? 0) / Math.max(1, figures.operations)),
  );
  return {
    scenario: first?.scenario.name ?? "",
    target: first?.target ?? "",
    "CPU ms per op": `${cpu.median.toFixed(4)} (${cpu.min.toFixed(4)}-${cpu.max.toFixed(4)})`,
    "ops/s": rate.median.toFixed(0),
    "p50 ms": latencies.length === 0 ? "" : percentile(latencies, 0.5).toFixed(2),
    "p99 ms": latencies.length === 0 ? "" : percentile(latencies, 0.99).toFixed(2),
    "memory each": bytes.median === 0 ? "" : `${(bytes.median / 1024).toFixed(1)} kB`,
    "octets each": octets.median === 0 ? "" : octets.median.toFixed(0),
  };
}

/** Milliseconds of CPU per operation: the same number as seconds per thousand. */
export const cpuPerOperation = ({ figures }: Run): number =>
  (figures.cpuSeconds * 1000) / Math.max(1, figures.operations);

/** Median of ours over median of the peer's, per scenario both ran. */
export function ratios(runs: readonly Run[], ours: string, peer: string): Record<string, string> {
  const result: Record<string, string> = {};
  for (const name of new Set(runs.map(({ scenario }) => scenario.name))) {
    const of = (target: string): readonly Run[] =>
      runs.filter((run) => run.scenario.name === name && run.target === target);
    const metric = name.startsWith("hold") ? ({ figures }: Run) => figures.bytesEach ?? 0 : cpuPerOperation;
    const peerMedian = spread(of(peer).map(metric)).median;
    const isCompared = of(ours).length > 0;
    if (isCompared && peerMedian > 0)
      result[name] = (spread(of(ours).map(metric)).median / peerMedian).toFixed(2);
  }
  return result;
}
