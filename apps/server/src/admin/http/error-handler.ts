import type { FastifyError, FastifyInstance, FastifyReply, FastifyRequest } from "fastify";
import type { Problem } from "../problem";
import { sendProblem } from "./problem-reply";

const byErrorCode: Readonly<Record<string, Problem>> = {
  FST_ERR_CTP_BODY_TOO_LARGE: {
    code: "body-too-large",
    field: "body",
    reason: "is larger than this operation takes",
  },
  FST_ERR_CTP_EMPTY_JSON_BODY: { code: "malformed-body", field: "body", reason: "is empty" },
  FST_ERR_CTP_INVALID_CONTENT_LENGTH: {
    code: "malformed-body",
    field: "Content-Length",
    reason: "differs from the body",
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
      reason: `no operation is at ${request.method} of this path`,
    }),
  );
}

function problemOf(error: FastifyError, request: FastifyRequest, acceptedTypes: string): Problem {
  if (error.code === "FST_ERR_CTP_INVALID_MEDIA_TYPE") {
    const reason = `has to be ${acceptedTypes}`;
    return { code: "unsupported-media-type", field: "Content-Type", reason };
  }
  const known = byErrorCode[error.code];
  if (known !== undefined) return known;
  if (error.statusCode === 400) return { code: "malformed-body", field: "body", reason: "is not valid JSON" };
  request.log.error({ err: error }, "admin operation failed");
  return { code: "internal-error" };
}
