import type { Clock } from "@porchlight/kernel";
import type { Store } from "@porchlight/store";
import type { FastifyInstance, FastifyRequest } from "fastify";
import { mountErrorHandlers } from "../../admin/http/error-handler";
import { mountResponseHeaders } from "../../admin/http/headers";
import { sendProblem } from "../../admin/http/problem-reply";
import { letIn, type TokenOf } from "./let-in";
import { sendJson } from "./pea-answer";
import { type PeaParts, PeaService } from "./pea-service";
import { JSON_TYPE, PIDF_TYPE } from "./read-statement";
import { ACCEPTED } from "./source-request";
import { sourceRoutes } from "./source-routes";

export interface PeaDeps extends PeaParts {
  readonly clock: Clock;
  readonly stores: Pick<Store, "agentTokens">;
  /** Longest body, octets. */
  readonly bodyBytes: number;
}

/** Mounts the API of presence external agents below `/api/pea/v1` (core.md section 8). */
export async function peaPlugin(app: FastifyInstance, deps: PeaDeps): Promise<void> {
  await app.register(async (scope) => mountPea(scope, deps), { prefix: "/api/pea/v1" });
}

function mountPea(scope: FastifyInstance, deps: PeaDeps): void {
  const { bodyBytes, clock, stores } = deps;
  const service = new PeaService(deps);
  scope.removeAllContentTypeParsers();
  const parsing = { parseAs: "buffer", bodyLimit: bodyBytes } as const;
  scope.addContentTypeParser(
    [PIDF_TYPE, JSON_TYPE],
    parsing,
    async (_: FastifyRequest, body: Buffer) => body,
  );
  mountResponseHeaders(scope);
  mountErrorHandlers(scope, ACCEPTED);
  const tokenOf = letIn(scope, stores, clock);
  sourceRoutes(scope, service, tokenOf, clock);
  locateRoute(scope, service, tokenOf);
}

function locateRoute(scope: FastifyInstance, service: PeaService, tokenOf: TokenOf): void {
  scope.get("/locate", async (request, reply) => {
    const { uri } = request.query as Readonly<Record<string, unknown>>;
    if (typeof uri !== "string") {
      return sendProblem(request, reply, { code: "invalid-input", field: "uri", reason: "is missing" });
    }
    const located = service.locate(tokenOf(request), uri);
    return located.ok ? sendJson(reply, located.value) : sendProblem(request, reply, located.error);
  });
}
