import swagger from "@fastify/swagger";
import swaggerUi from "@fastify/swagger-ui";
import {
  openApiDocument,
  type ProblemCode,
  problemCodes,
  problemTypes,
  problemTypeUri,
} from "@porchlight/admin-api";
import type { FastifyInstance } from "fastify";

/** Scripts and styles of this origin only; the page's own styles are inline attributes. */
const CONTENT_SECURITY_POLICY = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self' 'unsafe-inline'",
  "img-src 'self' data:",
  "connect-src 'self'",
  "base-uri 'none'",
  "form-action 'self'",
  "frame-ancestors 'none'",
].join("; ");

/** Serves the contract: `/v1/openapi.json`, and rendered at `/docs/`. Needs no sign-in: it tells nothing of this office. */
export async function mountDocs(scope: FastifyInstance, version: string): Promise<void> {
  let made: ReturnType<typeof openApiDocument> | undefined;
  // Made when somebody asks for it: it takes longer than all else here, and most starts go without.
  const contract = () => {
    made ??= openApiDocument(version);
    return made;
  };
  scope.get("/v1/openapi.json", async (_request, reply) =>
    reply.header("content-type", "application/json; charset=utf-8").send(JSON.stringify(contract())),
  );
  await scope.register(async (docs) => {
    await docs.register(swagger, { openapi: {}, transformObject: contract });
    await docs.register(swaggerUi, { routePrefix: "/docs", staticCSP: CONTENT_SECURITY_POLICY });
  });
}

/** What a problem type URI leads to: its title and what to do. */
export function mountProblemPages(app: FastifyInstance): void {
  app.get<{ Params: { code: string } }>(
    `${problemTypeUri(":code" as ProblemCode)}`,
    async ({ params }, reply) => {
      const code = problemCodes.find((known) => known === params.code);
      if (code === undefined) return reply.status(404).send({ title: "There is no such problem type" });
      return { type: problemTypeUri(code), ...problemTypes[code] };
    },
  );
}
