import { setTimeout as pause } from "node:timers/promises";

const patienceMs = 8000;
const lookEveryMs = 5;

/** Waits until something holds; fails when it does not after a long time. */
export async function eventually(what: string, holds: () => boolean): Promise<void> {
  const deadline = performance.now() + patienceMs;
  while (!holds()) {
    if (performance.now() > deadline) throw new Error(`it did not come about that ${what}`);
    await pause(lookEveryMs);
  }
}
