import { Worker } from "node:worker_threads";
import { fail } from "@porchlight/kernel";
import type { ReadingOrder, ReadingOutcome } from "./read-here";

/** Reads calendars. Never rejects: what cannot be read is an outcome. */
export type CalendarReader = (order: ReadingOrder) => Promise<ReadingOutcome>;

const patienceMs = 20_000;
const memory = { maxOldGenerationSizeMb: 256, maxYoungGenerationSizeMb: 32 };

/**
 * Reads each calendar in a thread of its own, bounded in time and memory, one after the other: a hostile calendar harms
 * nobody but its owner, and the engine never waits for one.
 */
export function threadReader(entry: string): CalendarReader {
  let last: Promise<unknown> = Promise.resolve();
  return (order) => {
    const outcome = last.then(() => readInThread(entry, order));
    last = outcome;
    return outcome;
  };
}

function readInThread(entry: string, order: ReadingOrder): Promise<ReadingOutcome> {
  return new Promise((resolve) => {
    const thread = new Worker(entry, { workerData: order, resourceLimits: memory, env: {}, stdin: false });
    thread.unref();
    const end = (outcome: ReadingOutcome): void => {
      clearTimeout(timer);
      resolve(outcome);
      void thread.terminate();
    };
    const timer = setTimeout(() => end(fail("takes too long to read")), patienceMs);
    thread.once("message", end);
    thread.once("error", () => end(fail("cannot be read: it asks for too much")));
    thread.once("exit", () => end(fail("cannot be read")));
  });
}
