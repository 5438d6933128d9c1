import type { FastifyInstance } from "fastify";

/** Headers of every answer of the admin API: nothing is kept, guessed or framed. */
export function mountResponseHeaders(scope: FastifyInstance): void {
  scope.addHook("onRequest", async (_request, reply) => {
    reply.headers({
      "cache-control": "no-store",
      "x-content-type-options": "nosniff",
      "referrer-policy": "no-referrer",
      "cross-origin-resource-policy": "same-origin",
    });
  });
}
