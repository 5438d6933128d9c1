import { Readable } from "node:stream";
import { seesContent } from "@porchlight/admin-api";
import { ok } from "@porchlight/kernel";
import type { Sight } from "@porchlight/sip-trace";
import type { FastifyRequest } from "fastify";
import { type AdminContext, actorBehind, identityOf } from "../context";
import {
  deleteTrace,
  findTrace,
  noteExport,
  startTrace,
  stopTrace,
} from "../operations/traces/trace-commands";
import { asSeen, traceFiles, traceMessageDetail, traceWindow } from "../operations/traces/trace-readings";
import { traceRow } from "../views/trace-row";
import type { Handlers } from "./handlers";

type TraceHandlers = Pick<
  Handlers,
  | "listTraces"
  | "startTrace"
  | "showTrace"
  | "stopTrace"
  | "deleteTrace"
  | "listTraceMessages"
  | "showTraceMessage"
  | "exportTrace"
>;

export function traceRoutes({ deps, live }: AdminContext): TraceHandlers {
  const { flows, stores, traces, clock } = deps;
  const parts = { traces, flows, audit: stores.audit, clock };
  return {
    listTraces: () => ok({ items: traces.list().map(traceRow) }),

    startTrace: ({ body, request }) => startTrace(parts, actorBehind(request), body),

    showTrace: ({ params }) => {
      const trace = findTrace(traces, params.id);
      return trace.ok ? ok(traceRow(trace.value)) : trace;
    },

    stopTrace: ({ params, request }) => stopTrace(parts, actorBehind(request), params.id),

    deleteTrace: ({ params, request }) => deleteTrace(parts, actorBehind(request), params.id),

    listTraceMessages: ({ params, query, request }) => {
      const trace = findTrace(traces, params.id);
      return trace.ok ? ok(traceWindow(trace.value, query, sightOf(request))) : trace;
    },

    showTraceMessage: ({ params, request }) => {
      const trace = findTrace(traces, params.id);
      return trace.ok ? traceMessageDetail(trace.value, params.number, sightOf(request)) : trace;
    },

    exportTrace: async ({ params, query: { format }, reply, request }) => {
      const trace = findTrace(traces, params.id);
      if (!trace.ok) return trace;
      const sight = sightOf(request);
      await noteExport(parts, actorBehind(request), trace.value, { format, sight });
      live.audited();
      const { contentType, extension, parts: partsOf } = traceFiles[format];
      reply
        .header("content-type", contentType)
        .header("content-disposition", `attachment; filename="trace-${params.id}.${extension}"`)
        .send(Readable.from(partsOf(asSeen(trace.value.recording.messages, sight)), { objectMode: true }));
      return ok(undefined);
    },
  };
}

const sightOf = (request: FastifyRequest): Sight =>
  seesContent(identityOf(request).role) ? "content" : "structure";
