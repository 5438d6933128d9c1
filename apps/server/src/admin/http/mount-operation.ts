import { type CallOutput, DEFAULT_BODY_LIMIT, isWrite, type Operation } from "@porchlight/admin-api";
import type { Result } from "@porchlight/kernel";
import type { FastifyInstance, FastifyReply, FastifyRequest } from "fastify";
import type { z } from "zod";
import type { AdminContext } from "../context";
import type { Problem } from "../problem";
import { guardOf } from "./guard";
import { sendProblem } from "./problem-reply";
import { checkInput } from "./validate";

type Output<Definition, Name extends "params" | "query" | "body"> =
  Definition extends Readonly<Record<Name, infer Schema extends z.ZodType>> ? z.output<Schema> : undefined;

/** One request whose input has passed the contract and whose sender may do it. */
export interface Call<Definition extends Operation = Operation> {
  readonly params: Output<Definition, "params">;
  readonly query: Output<Definition, "query">;
  readonly body: Output<Definition, "body">;
  readonly request: FastifyRequest;
  readonly reply: FastifyReply;
}

export type Answer<Definition extends Operation> = Result<CallOutput<Definition>, Problem>;

export type Handler<Definition extends Operation> = (
  call: Call<Definition>,
) => Answer<Definition> | Promise<Answer<Definition>>;

type AnyHandler = (call: Call<never>) => Result<unknown, Problem> | Promise<Result<unknown, Problem>>;

/** Serves an operation at its method and path: guard, checks of the input, handler, answer. */
export function mountOperation(
  scope: FastifyInstance,
  operation: Operation,
  handler: AnyHandler,
  { deps, live }: AdminContext,
): void {
  scope.route({
    method: operation.method,
    url: routeUrl(operation),
    bodyLimit: operation.bodyLimit ?? DEFAULT_BODY_LIMIT,
    exposeHeadRoute: false,
    onRequest: guardOf(operation, deps),
    handler: async (request, reply) => {
      const input = checkInput(operation, request);
      if (!input.ok) return sendProblem(request, reply, input.error);
      const answer = await handler({ ...input.value, request, reply } as Call<never>);
      if (!answer.ok) return sendProblem(request, reply, answer.error);
      if (isWrite(operation)) live.audited();
      if (operation.stream || operation.download) return reply;
      return sendJson(reply, operation, answer.value);
    },
  });
}

/** Path of the operation as the router writes it, below `/api`. */
export const routeUrl = (operation: Operation): string =>
  operation.path.replace(/^\/api/, "").replace(/\{(\w+)\}/g, ":$1");

function sendJson(reply: FastifyReply, operation: Operation, value: unknown): FastifyReply {
  reply.status(operation.status);
  if (operation.status === 204) return reply.send();
  return reply.header("content-type", "application/json; charset=utf-8").send(JSON.stringify(value));
}
