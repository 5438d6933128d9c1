import type { ProblemDetails } from "../problem";
import { type ProblemCode, problemCodeOf } from "../problem-code";
import { isProblemDetails } from "./problem-body";

/** The server said no. `code` is undefined when the answer did not come from the admin API itself. */
export class AdminApiError extends Error {
  readonly status: number;
  readonly code: ProblemCode | undefined;
  readonly problem: ProblemDetails;
  /** Seconds of Retry-After, when the answer has it. */
  readonly retryAfterSeconds: number | undefined;

  constructor(problem: ProblemDetails, retryAfterSeconds: number | undefined) {
    super(problem.reason ?? problem.detail ?? problem.title);
    this.name = "AdminApiError";
    this.status = problem.status;
    this.code = problemCodeOf(problem.type);
    this.problem = problem;
    this.retryAfterSeconds = retryAfterSeconds;
  }
}

/** The error of an answer that is not 2xx, whatever its body is. */
export async function errorOf(response: Response): Promise<AdminApiError> {
  const body: unknown = await response.json().catch(() => undefined);
  const problem = isProblemDetails(body)
    ? body
    : {
        type: "about:blank",
        title: response.statusText || "The server did not answer as expected",
        status: response.status,
      };
  const retryAfter = Number(response.headers.get("retry-after") ?? Number.NaN);
  return new AdminApiError(problem, Number.isFinite(retryAfter) ? retryAfter : undefined);
}
