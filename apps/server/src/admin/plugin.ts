import { type OperationId, operations } from "@porchlight/admin-api";
import type { FastifyInstance } from "fastify";
import { type AdminContext, createContext } from "./context";
import type { AdminDeps } from "./deps";
import { mountErrorHandlers } from "./http/error-handler";
import { mountResponseHeaders } from "./http/headers";
import { mountDocs, mountProblemPages } from "./http/mount-docs";
import { type Handler, mountOperation } from "./http/mount-operation";
import { mountSessions } from "./http/mount-sessions";
import { mountLive } from "./live/mount-live";
import { accountingRoutes } from "./routes/accounting-routes";
import { administrationRoutes } from "./routes/administration-routes";
import { agentRoutes } from "./routes/agent-routes";
import { banRoutes } from "./routes/ban-routes";
import { calendarRoutes } from "./routes/calendar-routes";
import { connectionRoutes } from "./routes/connection-routes";
import { contentRoutes } from "./routes/content-routes";
import { documentRoutes } from "./routes/document-routes";
import type { Handlers } from "./routes/handlers";
import { listRoutes } from "./routes/list-routes";
import { operatorRoutes } from "./routes/operator-routes";
import { peerRoutes } from "./routes/peer-routes";
import { presentityRoutes } from "./routes/presentity-routes";
import { provisioningRoutes } from "./routes/provisioning-routes";
import { secondFactorRoutes } from "./routes/second-factor-routes";
import { sessionRoutes } from "./routes/session-routes";
import { subscriptionRoutes } from "./routes/subscription-routes";
import { traceRoutes } from "./routes/trace-routes";
import { userRoutes } from "./routes/user-routes";
import { watcherTokenRoutes } from "./routes/watcher-token-routes";
import { watchingRoutes } from "./routes/watching-routes";

/**
 * Mounts the admin API below `/api`, its rendered contract at `/api/docs/` and the problem types below `/problems`.
 * Addresses of record travel in the path: `app` needs `routerOptions.maxParamLength` of at least 600.
 */
export async function adminPlugin(app: FastifyInstance, deps: AdminDeps): Promise<void> {
  const context = createContext(deps);
  await context.overview.recountUsers();
  mountProblemPages(app);
  await app.register(async (scope) => mountApi(scope, context), { prefix: "/api" });
}

async function mountApi(scope: FastifyInstance, context: AdminContext): Promise<void> {
  scope.removeContentTypeParser("text/plain");
  scope.decorateRequest("identity", null);
  mountResponseHeaders(scope);
  mountErrorHandlers(scope);
  await mountDocs(scope, context.deps.facts.version);
  await mountSessions(scope, context.deps);
  for (const [id, handler] of Object.entries(allHandlers(context))) {
    mountOperation(scope, operations[id as OperationId], handler as Handler<never>, context);
  }
  mountLive(scope, context);
}

const allHandlers = (context: AdminContext): Handlers => ({
  ...sessionRoutes(context),
  ...secondFactorRoutes(context),
  ...operatorRoutes(context),
  ...userRoutes(context),
  ...presentityRoutes(context),
  ...subscriptionRoutes(context),
  ...documentRoutes(context),
  ...contentRoutes(context),
  ...banRoutes(context),
  ...connectionRoutes(context),
  ...traceRoutes(context),
  ...peerRoutes(context),
  ...watchingRoutes(context),
  ...listRoutes(context),
  ...agentRoutes(context),
  ...watcherTokenRoutes(context),
  ...calendarRoutes(context),
  ...accountingRoutes(context),
  ...provisioningRoutes(context),
  ...administrationRoutes(context),
});
