import type { z } from "zod";
import type { Method } from "../operation";
import type { ProblemCode } from "../problem-code";

/** One call of the API of presence external agents. */
export interface PeaOperation {
  readonly id: string;
  readonly method: Method;
  readonly path: `/api/pea/v1/${string}`;
  readonly summary: string;
  readonly params?: z.ZodObject;
  readonly query?: z.ZodObject;
  /** Request header fields by name, with what they mean. */
  readonly headers: Readonly<Record<string, string>>;
  /** Body of the request in JSON; PIDF is accepted beside it. */
  readonly body?: z.ZodType;
  /** Statuses of success, and the body of each in JSON. */
  readonly answers: Readonly<Partial<Record<200 | 201 | 204, z.ZodType | undefined>>>;
  /** Beside those that every call has. */
  readonly problems: readonly ProblemCode[];
}

/** Problems that every call can be answered with. */
export const PEA_PROBLEMS: readonly ProblemCode[] = [
  "invalid-input",
  "unauthenticated",
  "out-of-reach",
  "user-not-found",
  "rate-exceeded",
  "internal-error",
];
