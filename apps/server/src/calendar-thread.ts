import { parentPort, workerData } from "node:worker_threads";
import { type ReadingOrder, readHere } from "./agents/calendar/read-here";

/** Entry of the thread that reads one calendar and ends. */
parentPort?.postMessage(readHere(workerData as ReadingOrder));
