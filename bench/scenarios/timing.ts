import { setTimeout as delay } from "node:timers/promises";
import { measureTree } from "../measure/process-tree";
import type { Target } from "../targets/target";
import type { Figures } from "./scenario";

/** Runs `work` and measures the server meanwhile. */
export async function timed(
  target: Target,
  work: () => Promise<Pick<Figures, "operations" | "latencies" | "findings">>,
): Promise<Figures> {
  const cpuBefore = cpuOf(target);
  const startedAt = performance.now();
  const found = await work();
  const seconds = (performance.now() - startedAt) / 1000;
  return { ...found, seconds, cpuSeconds: cpuOf(target) - cpuBefore };
}

const cpuOf = (target: Target): number => (target.pid === undefined ? 0 : measureTree(target.pid).cpuSeconds);

/** Waits until `isDone`, at most `timeoutMs`. */
export async function until(isDone: () => boolean, timeoutMs: number): Promise<boolean> {
  for (const end = performance.now() + timeoutMs; performance.now() < end; await delay(2)) {
    if (isDone()) return true;
  }
  return isDone();
}
