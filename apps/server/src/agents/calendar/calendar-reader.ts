import { type ChildProcess, fork } from "node:child_process";
import { fail } from "@porchlight/kernel";
import type { ReadingOrder, ReadingOutcome } from "./read-here";
import { say } from "./sayings";

/** Reads calendars. Never rejects: what cannot be read is an outcome. */
export type CalendarReader = (order: ReadingOrder) => Promise<ReadingOutcome>;

const patienceMs = 20_000;
const flags = ["--max-old-space-size=256"];

/**
 * Reads each calendar in a process of its own, bounded in time and memory, one after the other: a hostile calendar harms
 * nobody but its owner, and the engine never waits for one.
 */
export function processReader(entry: string): CalendarReader {
  let last: Promise<unknown> = Promise.resolve();
  return (order) => {
    const outcome = last.then(() => readInProcess(entry, order));
    last = outcome;
    return outcome;
  };
}

function readInProcess(entry: string, order: ReadingOrder): Promise<ReadingOutcome> {
  return new Promise((resolve) => {
    const child = fork(entry, [], {
      execArgv: flags,
      env: {},
      serialization: "advanced",
      stdio: ["ignore", "ignore", "ignore", "ipc"],
    });
    const end = (outcome: ReadingOutcome): void => {
      clearTimeout(timer);
      resolve(outcome);
      child.kill("SIGKILL");
    };
    const timer = setTimeout(() => end(fail(say("takes-too-long-to-read"))), patienceMs);
    child.once("message", (outcome) => end(outcome as ReadingOutcome));
    child.once("error", () => end(fail(say("is-not-read"))));
    // Comes after every message, however the process ends.
    child.once("disconnect", () => end(fail(say("asks-for-too-much"))));
    letGo(child);
    child.send(order, () => undefined);
  });
}

/** Nobody waits for a calendar to end the server. */
function letGo(child: ChildProcess): void {
  child.unref();
  child.channel?.unref();
}
