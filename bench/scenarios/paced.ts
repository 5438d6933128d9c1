import { setTimeout as delay } from "node:timers/promises";

/** Starts `work` so many times a second, whatever becomes of the ones before; milliseconds that each took. */
export async function paced(
  perSecond: number,
  seconds: number,
  work: (number: number) => Promise<unknown>,
): Promise<readonly number[]> {
  const latencies: number[] = [];
  const running: Promise<void>[] = [];
  const timedWork = async (number: number): Promise<void> => {
    const startedAt = performance.now();
    await work(number);
    latencies.push(performance.now() - startedAt);
  };
  const startedAt = performance.now();
  for (let number = 0; number < perSecond * seconds; number += 1) {
    const due = startedAt + (number * 1000) / perSecond;
    if (due > performance.now()) await delay(due - performance.now());
    running.push(timedWork(number));
  }
  await Promise.all(running);
  return latencies;
}
