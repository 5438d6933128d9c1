import type { IncomingMessage, ServerResponse } from "node:http";
import type { IdSource, Result } from "@porchlight/kernel";
import type { Problem } from "../admin/problem";
import { problemAnswer } from "../content/http/problem-answer";
import type { RawHandler } from "../http/http-front";
import type { HttpAnswer } from "../xcap/http/http-answer";
import { sendAnswer } from "../xcap/http/send-answer";
import { answerSnapshot } from "./http/answer-snapshot";
import { FOR_ANY_PAGE, forPagesOf, preflightAnswer } from "./http/cross-origin";
import type { Door, Visit } from "./http/door";
import { type EventTarget, isEventTarget, readEventTarget } from "./http/event-target";
import { wantedPresentities } from "./http/wanted-presentities";
import { openStream, streamProblem } from "./stream/open-stream";
import type { StreamParts } from "./stream/presence-stream";
import type { StreamTable } from "./stream/stream-table";

export interface EventEdgeParts extends StreamParts {
  readonly ids: IdSource;
  readonly door: Door;
  readonly table: StreamTable;
  readonly presentitiesPerStream: number;
  readonly onFault: (error: unknown) => void;
}

/** Octets of a request target. */
const MAX_TARGET = 8192;

/** Watchers that speak no SIP, over HTTP (COR-075): streams of server-sent events, and single answers. */
export class EventEdge implements RawHandler {
  readonly #parts: EventEdgeParts;

  constructor(parts: EventEdgeParts) {
    this.#parts = parts;
  }

  owns(url: string | undefined): boolean {
    return url !== undefined && isEventTarget(url);
  }

  async handle(request: IncomingMessage, response: ServerResponse): Promise<void> {
    try {
      const preflight = preflightAnswer(request);
      if (preflight === undefined) await this.#serve(request, response);
      else await sendAnswer(request, response, preflight, FOR_ANY_PAGE);
    } catch (error) {
      this.#parts.onFault(error);
      response.destroy();
    }
  }

  async #serve(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const { url = "" } = request;
    const target = readEventTarget(url);
    const fault = targetFault(request, target);
    if (fault !== undefined) return this.#refuse(request, response, fault);
    const visit = await this.#parts.door.admit(request, target.query);
    if (!visit.ok) return this.#refuse(request, response, visit.error);
    if (target.kind === "snapshot") return this.#sendSnapshot(request, response, visit.value, target.uri);
    const refusal = this.#stream(request, response, visit.value, target.query.getAll("uri"));
    if (refusal !== undefined) await this.#refuse(request, response, refusal);
  }

  async #sendSnapshot(
    request: IncomingMessage,
    response: ServerResponse,
    visit: Visit,
    uri = "",
  ): Promise<void> {
    const answer = this.#snapshot(request, visit, uri);
    if (!answer.ok) return this.#refuse(request, response, answer.error);
    await sendAnswer(request, response, answer.value, forPagesOf(visit.origin));
  }

  #snapshot(request: IncomingMessage, visit: Visit, uri: string): Result<HttpAnswer, Problem> {
    const wanted = wantedPresentities([uri], visit.token, 1);
    if (!wanted.ok) return wanted;
    const [presentity = ""] = wanted.value;
    const { "user-agent": userAgent = "", "if-none-match": ifNoneMatch } = request.headers;
    const port = request.socket.remotePort ?? 0;
    return answerSnapshot({ visit, presentity, userAgent, port, ifNoneMatch }, this.#parts);
  }

  /** What it is refused for, if it is. */
  #stream(
    request: IncomingMessage,
    response: ServerResponse,
    visit: Visit,
    uris: readonly string[],
  ): Problem | undefined {
    const { table, presentitiesPerStream } = this.#parts;
    const wanted = wantedPresentities(uris, visit.token, presentitiesPerStream);
    if (!wanted.ok) return wanted.error;
    const refusal = table.refusalOf(visit.token);
    if (refusal !== undefined) return streamProblem(refusal);
    const fields = forPagesOf(visit.origin);
    openStream({ request, response, visit, presentities: wanted.value, fields }, table, this.#parts);
    return undefined;
  }

  async #refuse(request: IncomingMessage, response: ServerResponse, refusal: Problem): Promise<void> {
    const { retryAfterSeconds, code } = refusal;
    const headers = {
      ...(retryAfterSeconds === undefined ? {} : { "Retry-After": retryAfterSeconds }),
      ...(code === "unauthenticated" ? { "WWW-Authenticate": 'Bearer realm="porchlight"' } : {}),
      ...(code === "method-not-allowed" ? { Allow: "GET" } : {}),
    };
    const answer = problemAnswer({ ...refusal, headers }, this.#parts.ids.uuid());
    await sendAnswer(request, response, answer, FOR_ANY_PAGE);
  }
}

function targetFault({ method, url = "" }: IncomingMessage, target: EventTarget): Problem | undefined {
  if (url.length > MAX_TARGET) return { code: "url-too-long" };
  if (target.kind === "nothing") return { code: "not-found", reason: "is not below /events/v1/presence" };
  if (method === "GET" || (method === "HEAD" && target.kind === "snapshot")) return undefined;
  return { code: "method-not-allowed" };
}
