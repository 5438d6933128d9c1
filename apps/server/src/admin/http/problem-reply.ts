import { type FieldProblem, type ProblemDetails, problemTypes, problemTypeUri } from "@porchlight/admin-api";
import { type Saying, saidIn } from "@porchlight/kernel";
import type { FastifyReply, FastifyRequest } from "fastify";
import type { FieldAtFault, Problem } from "../problem";

/** Answers with problem+json (RFC 9457). */
export function sendProblem(request: FastifyRequest, reply: FastifyReply, problem: Problem): FastifyReply {
  if (problem.retryAfterSeconds !== undefined) reply.header("retry-after", String(problem.retryAfterSeconds));
  if (problem.code === "unauthenticated") reply.header("www-authenticate", 'Bearer realm="porchlight"');
  return reply
    .status(problemTypes[problem.code].status)
    .header("content-type", "application/problem+json; charset=utf-8")
    .send(JSON.stringify(problemDetails(problem, request.id)));
}

/** The body of a problem. `instance` is the request as the log names it. */
export function problemDetails(problem: Problem, instance: string): ProblemDetails {
  const type = problemTypes[problem.code];
  return {
    type: problemTypeUri(problem.code),
    title: type.title,
    status: type.status,
    detail: type.remedy,
    instance,
    ...(problem.field === undefined ? {} : { field: problem.field }),
    ...(problem.reason === undefined ? {} : reasonFields(problem.reason)),
    ...(problem.problems === undefined ? {} : { problems: problem.problems.map(fieldProblem) }),
  };
}

const reasonFields = (reason: Saying | string): Pick<ProblemDetails, "reason" | "said"> =>
  typeof reason === "string" ? { reason } : { reason: reason.text, said: saidIn(reason) };

const fieldProblem = ({ field, reason }: FieldAtFault): FieldProblem => ({
  field,
  reason: reason.text,
  said: saidIn(reason),
});
