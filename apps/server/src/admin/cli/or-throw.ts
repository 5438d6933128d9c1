import { AdminApiError } from "@porchlight/admin-api";
import type { Result } from "@porchlight/kernel";
import { problemDetails } from "../http/problem-reply";
import type { Problem } from "../problem";

/** The value, or the error that the same refusal is over HTTP. */
export function orThrow<Value>(result: Result<Value, Problem>): Value {
  if (result.ok) return result.value;
  throw new AdminApiError(problemDetails(result.error, "cli"), undefined);
}
