import type { EventEmitter } from "node:events";
import { systemCode } from "../runtime/startup-error";

/** Whoever reads what is printed may leave before its end, as `head` does: then `end` is called. Other faults are thrown. */
export function endWithReader(output: Pick<EventEmitter, "on">, end: () => void): void {
  output.on("error", (error: unknown) => {
    if (systemCode(error) !== "EPIPE") throw error;
    end();
  });
}
