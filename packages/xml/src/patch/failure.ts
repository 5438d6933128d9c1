import { fail, type Refusal } from "@porchlight/kernel";
import type { PatchErrorCondition } from "./patch-error";

/** Why one operation cannot be done. */
export interface Failure {
  readonly condition: PatchErrorCondition;
  readonly phrase: string;
}

export const refuse = (condition: PatchErrorCondition, phrase: string): Refusal<Failure> =>
  fail({ condition, phrase });
