import { isWrite, type Operation } from "@porchlight/admin-api";
import type { FastifyReply, FastifyRequest } from "fastify";
import type { Identity } from "../auth/identity";
import type { AdminDeps } from "../deps";
import { say } from "../sayings";
import { authenticate } from "./authenticate";
import { crossSiteProblem } from "./csrf";
import { sendProblem } from "./problem-reply";

type Guard = (request: FastifyRequest, reply: FastifyReply) => Promise<FastifyReply | undefined>;

/**
 * Lets a request through to its operation, or answers it. The only place where roles are compared: they come from the
 * contract's registry, before the body is read.
 */
export function guardOf(operation: Operation, deps: AdminDeps): Guard {
  return async (request, reply) => {
    const byCookie = request.headers.authorization === undefined;
    const foreign = byCookie && isWrite(operation) ? crossSiteProblem(request) : undefined;
    if (foreign !== undefined) return sendProblem(request, reply, foreign);
    if (operation.roles === "public") return undefined;

    const identity = await authenticate(request, deps);
    if (identity === undefined) return sendProblem(request, reply, { code: "unauthenticated" });
    if (!operation.roles.includes(identity.role)) {
      const reason = say("is-for-roles", { roles: operation.roles.join(", "), role: identity.role });
      return sendProblem(request, reply, { code: "role-forbidden", field: "role", reason });
    }
    if (hasToEnrol(identity) && operation.beforeSecondFactor === undefined) {
      return sendProblem(request, reply, { code: "second-factor-required" });
    }
    request.identity = identity;
    return undefined;
  };
}

const hasToEnrol = (identity: Identity): boolean =>
  identity.via === "session" && identity.secondFactorMissing;
