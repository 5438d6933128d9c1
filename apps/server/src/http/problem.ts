import { STATUS_CODES } from "node:http";
import type { FastifyReply } from "fastify";

/** Answers with a problem of no special type (RFC 9457). */
export function sendPlainProblem(reply: FastifyReply, status: number, detail: string): FastifyReply {
  const problem = { type: "about:blank", title: STATUS_CODES[status] ?? "Error", status, detail };
  return reply.status(status).type("application/problem+json").send(JSON.stringify(problem));
}
