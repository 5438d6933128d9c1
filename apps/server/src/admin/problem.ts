import type { ProblemCode } from "@porchlight/admin-api";
import { fail, type Refusal, type Saying } from "@porchlight/kernel";

/** An operation that says no. */
export interface Problem {
  readonly code: ProblemCode;
  readonly field?: string;
  /** In plain English where no page says it. */
  readonly reason?: Saying | string;
  /** All fields at fault, the first ones of many. */
  readonly problems?: readonly FieldAtFault[];
  readonly retryAfterSeconds?: number;
}

export interface FieldAtFault {
  readonly field: string;
  readonly reason: Saying;
}

/** Why, in English; the code where nothing more is said. */
export const englishOf = ({ code, reason = code }: Problem): string =>
  typeof reason === "string" ? reason : reason.text;

/** A refusal that names the field and the reason. */
export const refuse = (code: ProblemCode, reason: Saying, field?: string): Refusal<Problem> =>
  fail(field === undefined ? { code, reason } : { code, reason, field });

/** The same for programs, which read English. */
export const refuseInEnglish = (code: ProblemCode, reason: string, field?: string): Refusal<Problem> =>
  fail(field === undefined ? { code, reason } : { code, reason, field });

/** A refusal of input that names every field at fault. */
export const refuseFields = (problems: readonly FieldAtFault[]): Refusal<Problem> =>
  fail({ code: "invalid-input", ...problems[0], problems });
