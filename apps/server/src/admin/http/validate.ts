import { inputSaying, issueSaying, type Operation } from "@porchlight/admin-api";
import { fail, ok, type Refusal, type Result } from "@porchlight/kernel";
import type { FastifyRequest } from "fastify";
import type { z } from "zod";
import type { FieldAtFault, Problem } from "../problem";

/** Input of an operation after its schemas have passed it. */
export interface CheckedInput {
  readonly params: unknown;
  readonly query: unknown;
  readonly body: unknown;
}

/** At most as many fields are named in one answer. */
const MAX_FIELD_PROBLEMS = 20;

/** Checks params, query and body against the contract; names every field at fault. */
export function checkInput(operation: Operation, request: FastifyRequest): Result<CheckedInput, Problem> {
  const problems: FieldAtFault[] = [];
  const read = (schema: z.ZodType | undefined, value: unknown, place: string): unknown => {
    if (schema === undefined) return undefined;
    const parsed = schema.safeParse(value);
    if (parsed.success) return parsed.data;
    problems.push(...parsed.error.issues.flatMap((issue) => fieldProblems(issue, place)));
    return undefined;
  };
  const input = {
    params: read(operation.params, request.params, ""),
    query: read(operation.query, request.query, ""),
    body: read(operation.body, request.body ?? {}, "body"),
  };
  return problems.length === 0 ? ok(input) : invalidInput(problems);
}

/** Checks one body against its schema, for callers without a request. */
export function checkBody<Schema extends z.ZodType>(
  schema: Schema,
  body: unknown,
): Result<z.output<Schema>, Problem> {
  const parsed = schema.safeParse(body);
  if (parsed.success) return ok(parsed.data);
  return invalidInput(parsed.error.issues.flatMap((issue) => fieldProblems(issue, "body")));
}

const invalidInput = (problems: readonly FieldAtFault[]): Refusal<Problem> =>
  fail({ code: "invalid-input", ...problems[0], problems: problems.slice(0, MAX_FIELD_PROBLEMS) });

function fieldProblems(issue: z.core.$ZodIssue, place: string): FieldAtFault[] {
  if (issue.code === "unrecognized_keys") {
    return issue.keys.map((key) => ({
      field: fieldName([...issue.path, key], place),
      reason: inputSaying("is-not-known"),
    }));
  }
  return [{ field: fieldName(issue.path, place), reason: issueSaying(issue) }];
}

const fieldName = (path: readonly PropertyKey[], place: string): string =>
  path.length === 0 ? place || "request" : path.map(String).join(".");
