import { fileURLToPath } from "node:url";
import { isMainThread, parentPort, Worker, workerData } from "node:worker_threads";
import { type ReadingOrder, readHere } from "./agents/calendar/read-here";

/**
 * Entry of the process that reads one calendar and ends. It reads in a thread, so that it notices when nobody waits for it
 * any more, even if reading never ends.
 */
function supervise(): void {
  process.once("disconnect", () => process.exit());
  process.once("message", (order) => {
    const thread = new Worker(fileURLToPath(import.meta.url), { workerData: order });
    thread.once("message", (outcome) => process.send?.(outcome, undefined, undefined, () => process.exit()));
    thread.once("error", () => process.exit(1));
  });
}

if (isMainThread) supervise();
else parentPort?.postMessage(readHere(workerData as ReadingOrder));
