import { type LiveTopic, liveTopics, operations, type Role } from "@porchlight/admin-api";
import { fail, ok, type Result } from "@porchlight/kernel";
import type { FastifyInstance, FastifyReply, FastifyRequest } from "fastify";
import { type AdminContext, identityOf } from "../context";
import { type Call, mountOperation } from "../http/mount-operation";
import type { Problem } from "../problem";
import { LiveClient } from "./live-client";

type LiveCall = Call<typeof operations.watchLive>;

/** Serves the stream of server-sent events. */
export function mountLive(scope: FastifyInstance, context: AdminContext): void {
  mountOperation(scope, operations.watchLive, (call: LiveCall) => openStream(call, context), context);
  scope.addHook("preClose", async () => context.live.closeAll());
}

function openStream({ query, request, reply }: LiveCall, { live }: AdminContext): Result<undefined, Problem> {
  const identity = identityOf(request);
  const client = new LiveClient(identity, topicsFor(query.topics, identity.role), reply.raw);
  if (live.isFull) return fail({ code: "too-many-live-clients", retryAfterSeconds: 10 });
  startStream(request, reply);
  live.add(client);
  reply.raw.on("close", () => live.remove(client));
  return ok(undefined);
}

/** A role is told only of lists that it may read. */
function topicsFor(asked: readonly LiveTopic[] | undefined, role: Role): ReadonlySet<LiveTopic> {
  const readsAudit = operations.listAudit.roles.includes(role);
  const wanted = asked === undefined || asked.length === 0 ? liveTopics : asked;
  return new Set(wanted.filter((topic) => topic !== "audit" || readsAudit));
}

function startStream(request: FastifyRequest, reply: FastifyReply): void {
  reply.hijack();
  request.raw.socket.setTimeout(0);
  reply.raw.writeHead(200, {
    ...reply.getHeaders(),
    "content-type": "text/event-stream; charset=utf-8",
    "x-accel-buffering": "no",
  } as Record<string, string>);
  reply.raw.write("retry: 2000\n\n");
}
