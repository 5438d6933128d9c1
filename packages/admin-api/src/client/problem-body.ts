import type { ProblemDetails } from "../problem";
import { isSaid } from "../sayings/is-said";

const TEXTS = ["detail", "instance", "field", "reason"];

/** Whether a body of JSON is a problem of RFC 9457 with the members that ours have. */
export function isProblemDetails(body: unknown): body is ProblemDetails {
  if (!isObject(body)) return false;
  const { type, title, status, problems, said } = body;
  return (
    typeof type === "string" &&
    typeof title === "string" &&
    Number.isInteger(status) &&
    TEXTS.every((name) => body[name] === undefined || typeof body[name] === "string") &&
    (said === undefined || isSaid(said)) &&
    (problems === undefined || (Array.isArray(problems) && problems.every(isFieldProblem)))
  );
}

const isFieldProblem = (value: unknown): boolean =>
  isObject(value) &&
  typeof value.field === "string" &&
  typeof value.reason === "string" &&
  (value.said === undefined || isSaid(value.said));

const isObject = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === "object" && value !== null;
