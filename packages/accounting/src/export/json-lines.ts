import type { NumberedRecord } from "../record/charging-record";
import { exportedRecord } from "./exported-record";

/** One record as one line. */
export const jsonLine = (record: NumberedRecord): string => `${JSON.stringify(exportedRecord(record))}\n`;
