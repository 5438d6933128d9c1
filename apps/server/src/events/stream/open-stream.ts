import type { IncomingMessage, OutgoingHttpHeaders, ServerResponse } from "node:http";
import type { Problem } from "../../admin/problem";
import type { Visit } from "../http/door";
import { watcherOf } from "../http/watcher-of";
import { marksIn } from "../news-mark";
import { COME_BACK_MS, RETRY_MS } from "./come-back";
import { EventStream } from "./event-stream";
import { PresenceStream, type StreamParts } from "./presence-stream";
import type { StreamRefusal, StreamTable } from "./stream-table";

const keepAliveMs = 30_000;

export interface StreamOrder {
  readonly request: IncomingMessage;
  readonly response: ServerResponse;
  readonly visit: Visit;
  readonly presentities: readonly string[];
  readonly fields: OutgoingHttpHeaders;
}

/** Opens a stream that lasts as long as its reader, its token, and what it watches. */
export function openStream(order: StreamOrder, table: StreamTable, parts: StreamParts): void {
  const { request, response, visit, presentities, fields } = order;
  const { headers, socket } = request;
  socket.setKeepAlive(true, keepAliveMs);
  response.writeHead(200, {
    ...fields,
    "Content-Type": "text/event-stream; charset=utf-8",
    "Cache-Control": "no-store",
    "X-Content-Type-Options": "nosniff",
    "X-Accel-Buffering": "no",
  });
  const stream = new EventStream(response, marksIn(headers["last-event-id"]?.toString()));
  const watching = new PresenceStream(visit.token, stream, parts);
  table.add(watching);
  response.on("drain", () => stream.drained());
  response.on("error", () => stream.cutOff());
  response.on("close", () => {
    table.remove(watching);
    watching.close();
  });
  stream.begin(RETRY_MS);
  const userAgent = headers["user-agent"] ?? "";
  watching.watch(presentities, watcherOf({ visit, userAgent, port: socket.remotePort ?? 0 }));
}

/** Why a stream is not opened, in the words of the API. */
export function streamProblem(refusal: StreamRefusal): Problem {
  switch (refusal) {
    case "revoked":
      return { code: "unauthenticated" };
    case "too-many-of-token":
      return { code: "too-many-watches", retryAfterSeconds: COME_BACK_MS.limit / 1000 };
    case "too-many":
    case "going-down":
      return { code: "server-busy", retryAfterSeconds: COME_BACK_MS.fault / 1000 };
  }
}
