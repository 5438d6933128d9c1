import type { FieldProblem, ProblemCode } from "@porchlight/admin-api";
import { fail, type Refusal } from "@porchlight/kernel";

/** An operation that says no. */
export interface Problem {
  readonly code: ProblemCode;
  readonly field?: string;
  readonly reason?: string;
  /** All fields at fault, the first ones of many. */
  readonly problems?: readonly FieldProblem[];
  readonly retryAfterSeconds?: number;
}

/** A refusal that names the field and the reason. */
export const refuse = (code: ProblemCode, reason: string, field?: string): Refusal<Problem> =>
  fail(field === undefined ? { code, reason } : { code, reason, field });

/** A refusal of input that names every field at fault. */
export const refuseFields = (problems: readonly FieldProblem[]): Refusal<Problem> =>
  fail({ code: "invalid-input", ...problems[0], problems });
