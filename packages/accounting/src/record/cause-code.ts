import { type ChargingRecord, hasSucceeded } from "./charging-record";

const successfulTransaction = -1;
const endOfSubscription = -2;

/** Cause-Code (TS 32.299): negative for success, else the status. */
export function causeCode(record: Pick<ChargingRecord, "status" | "method" | "action">): number {
  if (!hasSucceeded(record)) return record.status;
  const hasEnded = record.method === "SUBSCRIBE" && record.action === "end";
  return hasEnded ? endOfSubscription : successfulTransaction;
}
