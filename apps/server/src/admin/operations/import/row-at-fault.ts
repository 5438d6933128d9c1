import type { RowProblem } from "@porchlight/admin-api";
import { saidIn } from "@porchlight/kernel";
import type { FieldAtFault } from "../../problem";

/** What is wrong with a line of the file. */
export interface RowAtFault extends FieldAtFault {
  readonly line: number;
}

export const rowProblem = ({ line, field, reason }: RowAtFault): RowProblem => ({
  line,
  field,
  reason: reason.text,
  said: saidIn(reason),
});
