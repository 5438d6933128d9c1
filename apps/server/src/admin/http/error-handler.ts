import type { FastifyError, FastifyInstance, FastifyReply, FastifyRequest } from "fastify";
import type { Problem } from "../problem";
import { say } from "../sayings";
import { sendProblem } from "./problem-reply";

const byErrorCode: Readonly<Record<string, Problem>> = {
  FST_ERR_CTP_BODY_TOO_LARGE: {
    code: "body-too-large",
    field: "body",
    reason: say("is-larger-than-taken"),
  },
  FST_ERR_CTP_EMPTY_JSON_BODY: { code: "malformed-body", field: "body", reason: say("is-empty") },
  FST_ERR_CTP_INVALID_CONTENT_LENGTH: {
    code: "malformed-body",
    field: "Content-Length",
    reason: say("differs-from-body"),
  },
};

/** Answers for everything that goes wrong outside the operations: problems for the caller, faults for the log. */
export function mountErrorHandlers(scope: FastifyInstance, acceptedTypes = "application/json"): void {
  scope.setErrorHandler((error: FastifyError, request: FastifyRequest, reply: FastifyReply) =>
    sendProblem(request, reply, problemOf(error, request, acceptedTypes)),
  );
  scope.setNotFoundHandler((request, reply) =>
    sendProblem(request, reply, {
      code: "not-found",
      reason: say("no-operation-here", { method: request.method }),
    }),
  );
}

function problemOf(error: FastifyError, request: FastifyRequest, acceptedTypes: string): Problem {
  if (error.code === "FST_ERR_CTP_INVALID_MEDIA_TYPE") {
    const reason = say("has-to-be-media-type", { type: acceptedTypes });
    return { code: "unsupported-media-type", field: "Content-Type", reason };
  }
  const known = byErrorCode[error.code];
  if (known !== undefined) return known;
  if (error.statusCode === 400) return { code: "malformed-body", field: "body", reason: say("is-no-json") };
  request.log.error({ err: error }, "admin operation failed");
  return { code: "internal-error" };
}
