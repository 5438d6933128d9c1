import { agentSourceSchema } from "@porchlight/admin-api";
import { type Clock, ok, type Result } from "@porchlight/kernel";
import type { AgentTokenRecord, Store } from "@porchlight/store";
import type { FastifyInstance, FastifyReply, FastifyRequest } from "fastify";
import { mountErrorHandlers } from "../../admin/http/error-handler";
import { mountResponseHeaders } from "../../admin/http/headers";
import { sendProblem } from "../../admin/http/problem-reply";
import { type Problem, refuse } from "../../admin/problem";
import { agentOf } from "./agent-of";
import { type PeaParts, type PeaReceipt, type PeaRequest, PeaService } from "./pea-service";
import { RateLimits } from "./rate-limits";
import { JSON_TYPE, PIDF_TYPE, readStatement } from "./read-statement";
import { expectedOf, expiresOf } from "./request-fields";

export interface PeaDeps extends PeaParts {
  readonly clock: Clock;
  readonly stores: Pick<Store, "agentTokens">;
  /** Longest body, octets. */
  readonly bodyBytes: number;
}

const ACCEPTED = `${PIDF_TYPE} or ${JSON_TYPE}`;
const SOURCE = "/presentities/:aor/sources/:source";

/** Mounts the API of presence external agents below `/api/pea/v1` (core.md section 8). */
export async function peaPlugin(app: FastifyInstance, deps: PeaDeps): Promise<void> {
  await app.register(async (scope) => mountPea(scope, deps), { prefix: "/api/pea/v1" });
}

type SourceRoute = { readonly Params: { readonly aor: string; readonly source: string } };

function mountPea(scope: FastifyInstance, deps: PeaDeps): void {
  const service = new PeaService(deps);
  scope.removeAllContentTypeParsers();
  const parsing = { parseAs: "buffer", bodyLimit: deps.bodyBytes } as const;
  scope.addContentTypeParser(
    [PIDF_TYPE, JSON_TYPE],
    parsing,
    async (_: FastifyRequest, body: Buffer) => body,
  );
  mountResponseHeaders(scope);
  mountErrorHandlers(scope, ACCEPTED);
  const tokenOf = letIn(scope, deps);

  const requestOf = (request: FastifyRequest<SourceRoute>): Result<PeaRequest, Problem> => {
    const token = tokenOf(request);
    const presentity = service.presentity(token, request.params.aor);
    if (!presentity.ok) return presentity;
    const source = agentSourceSchema.safeParse(request.params.source);
    if (!source.success) return refuse("invalid-input", source.error.issues[0]?.message ?? "", "source");
    const lifetime = expiresOf(request.headers);
    if (!lifetime.ok) return lifetime;
    const expected = expectedOf(request.headers);
    if (!expected.ok) return expected;
    return ok({
      token,
      source: { agent: token.agent, source: source.data, presentity: presentity.value },
      lifetime: lifetime.value,
      expected: expected.value,
    });
  };

  scope.put<SourceRoute & { Body: unknown }>(SOURCE, async (request, reply) => {
    const asked = requestOf(request);
    if (!asked.ok) return sendProblem(request, reply, asked.error);
    const body = bodyOf(request);
    if (!body.ok)
      return sendProblem(request, reply.header("accept", `${PIDF_TYPE}, ${JSON_TYPE}`), body.error);
    const { mediaType, octets } = body.value;
    const said = readStatement(mediaType, octets, asked.value.source.presentity, deps.clock());
    return answer(request, reply, said.ok ? await service.put(asked.value, said.value) : said);
  });

  scope.post<SourceRoute>(`${SOURCE}/refresh`, async (request, reply) => {
    const asked = requestOf(request);
    if (!asked.ok) return sendProblem(request, reply, asked.error);
    if (asked.value.expected === undefined) return sendProblem(request, reply, NEEDS_TAG);
    return answer(request, reply, await service.refresh(asked.value));
  });

  scope.delete<SourceRoute>(SOURCE, async (request, reply) => {
    const asked = requestOf(request);
    return answer(request, reply, asked.ok ? await service.withdraw(asked.value) : asked);
  });

  scope.get<SourceRoute>(SOURCE, async (request, reply) => {
    const asked = requestOf(request);
    const found = asked.ok ? service.read(asked.value.source) : asked;
    if (!found.ok) return sendProblem(request, reply, found.error);
    const { etag, expiresInSeconds, contentType, body } = found.value;
    reply.headers({ etag: `"${etag}"`, expires: String(expiresInSeconds) });
    return wantsJson(request) ? sendJson(reply, found.value) : reply.type(contentType).send(body);
  });

  scope.get("/locate", async (request, reply) => {
    const { uri } = request.query as Readonly<Record<string, unknown>>;
    if (typeof uri !== "string") return sendProblem(request, reply, { ...NEEDS_URI });
    const located = service.locate(tokenOf(request), uri);
    return located.ok ? sendJson(reply, located.value) : sendProblem(request, reply, located.error);
  });
}

/** Lets nobody in but agents with a token, as often as that allows. Returns whose request one is. */
function letIn(
  scope: FastifyInstance,
  { stores, clock }: PeaDeps,
): (request: FastifyRequest) => AgentTokenRecord {
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

interface SentBody {
  readonly mediaType: string;
  readonly octets: Uint8Array;
}

function bodyOf({ body, headers }: FastifyRequest): Result<SentBody, Problem> {
  const coding = headers["content-encoding"];
  if (coding !== undefined && coding !== "identity") {
    return refuse("unsupported-media-type", "has to be identity", "Content-Encoding");
  }
  const mediaType = (headers["content-type"] ?? "").split(";", 1)[0]?.trim().toLowerCase() ?? "";
  return body instanceof Uint8Array
    ? ok({ mediaType, octets: body })
    : refuse("unsupported-media-type", `has to be ${ACCEPTED}`, "Content-Type");
}

const NEEDS_TAG: Problem = { code: "invalid-input", field: "If-Match", reason: "is missing" };
const NEEDS_URI: Problem = { code: "invalid-input", field: "uri", reason: "is missing" };

const wantsJson = ({ headers }: FastifyRequest): boolean => headers.accept?.includes(JSON_TYPE) === true;

function answer(
  request: FastifyRequest,
  reply: FastifyReply,
  outcome: Result<PeaReceipt, Problem>,
): FastifyReply {
  if (!outcome.ok) return sendProblem(request, reply, outcome.error);
  const { kind, ...receipt } = outcome.value;
  if (kind === "withdrawn") return reply.status(204).send();
  reply.headers({ etag: `"${receipt.etag}"`, expires: String(receipt.expiresInSeconds) });
  return sendJson(reply.status(kind === "created" ? 201 : 200), receipt);
}

const sendJson = (reply: FastifyReply, value: object): FastifyReply =>
  reply.header("content-type", "application/json; charset=utf-8").send(JSON.stringify(value));
