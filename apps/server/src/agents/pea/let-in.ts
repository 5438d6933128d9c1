import type { Clock } from "@porchlight/kernel";
import type { AgentTokenRecord, Store } from "@porchlight/store";
import type { FastifyInstance, FastifyRequest } from "fastify";
import { sendProblem } from "../../admin/http/problem-reply";
import { agentOf } from "./agent-of";
import { RateLimits } from "./rate-limits";

/** Whose token a request came with that was let in. */
export type TokenOf = (request: FastifyRequest) => AgentTokenRecord;

/** Lets nobody in but agents with a token, as often as that allows, before a body is read. */
export function letIn(scope: FastifyInstance, stores: Pick<Store, "agentTokens">, clock: Clock): TokenOf {
  const limits = new RateLimits();
  const tokens = new WeakMap<FastifyRequest, AgentTokenRecord>();
  scope.addHook("onRequest", async (request, reply) => {
    const token = await agentOf(request.headers.authorization, stores, clock());
    if (token === undefined) return sendProblem(request, reply, { code: "unauthenticated" });
    const retryAfterSeconds = limits.take(token, clock());
    if (retryAfterSeconds !== undefined) {
      return sendProblem(request, reply, { code: "rate-exceeded", retryAfterSeconds });
    }
    tokens.set(request, token);
    return undefined;
  });
  return (request) => {
    const token = tokens.get(request);
    if (token === undefined) throw new Error("nobody was let in");
    return token;
  };
}
