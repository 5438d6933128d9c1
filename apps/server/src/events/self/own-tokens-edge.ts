import type { IncomingMessage, ServerResponse } from "node:http";
import { DEFAULT_BODY_LIMIT } from "@porchlight/admin-api";
import { ok, type Result } from "@porchlight/kernel";
import type { Actor } from "../../admin/auth/actor";
import type { OperationDeps } from "../../admin/deps";
import { createWatcherToken } from "../../admin/operations/watchers/create-watcher-token";
import { revokeWatcherToken } from "../../admin/operations/watchers/revoke-watcher-token";
import type { WatcherStreams } from "../../admin/ports/watcher-streams";
import { type Problem, refuseInEnglish } from "../../admin/problem";
import { watcherTokenRow } from "../../admin/views/watcher-token-row";
import { problemAnswer } from "../../content/http/problem-answer";
import type { RawHandler } from "../../http/http-front";
import { refusalAnswer } from "../../xcap/http/answers";
import { preflightAnswer } from "../../xcap/http/cors";
import type { HttpAnswer } from "../../xcap/http/http-answer";
import { readBody } from "../../xcap/http/read-body";
import { sendAnswer } from "../../xcap/http/send-answer";
import type { UserAccess } from "../../xcap/open-xcap";
import { ownToken, roomForOneMore, tokensMadeBy } from "./own-token";

export interface OwnTokensParts extends Pick<OperationDeps, "clock" | "ids" | "stores"> {
  readonly access: UserAccess;
  readonly watcherStreams: WatcherStreams;
  readonly onFault: (error: unknown) => void;
}

const PLACE = /^\/api\/v1\/self\/watcher-tokens(?:\/([0-9a-f-]{1,64}))?$/;

/** Tokens by which pages show a user, for that user with its SIP credentials. */
export class OwnTokensEdge implements RawHandler {
  readonly #parts: OwnTokensParts;

  constructor(parts: OwnTokensParts) {
    this.#parts = parts;
  }

  owns(url: string | undefined): boolean {
    return url !== undefined && PLACE.test(url);
  }

  async handle(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const { access, onFault } = this.#parts;
    const fields = access.cors.fields(request);
    try {
      const answer = preflightAnswer(request, fields) ?? (await this.#answer(request));
      await sendAnswer(request, response, answer, { ...fields, Vary: access.cors.vary });
    } catch (error) {
      onFault(error);
      response.destroy();
    }
  }

  async #answer(request: IncomingMessage): Promise<HttpAnswer> {
    const { method = "", url = "", headersDistinct } = request;
    const { access, ids } = this.#parts;
    const address = access.clientOf(request).address;
    const authorization = headersDistinct.authorization ?? [];
    const verdict = access.digest.login({ method, url, authorization, domain: undefined, address });
    if (verdict.kind !== "known") return refusalAnswer(verdict);
    const { caller } = verdict;
    const answer =
      caller.kind === "user"
        ? await this.#serve(request, { actor: caller.aor, address }, PLACE.exec(url)?.[1])
        : refuseInEnglish("role-forbidden", "is for users");
    return answer.ok ? answer.value : problemAnswer(answer.error, ids.uuid());
  }

  #serve(
    request: IncomingMessage,
    actor: Actor,
    id: string | undefined,
  ): Promise<Result<HttpAnswer, Problem>> {
    switch (`${request.method} ${id === undefined ? "list" : "one"}`) {
      case "GET list":
        return this.#list(actor.actor);
      case "POST list":
        return this.#create(request, actor);
      case "DELETE one":
        return this.#revoke(actor, id ?? "");
      default:
        return this.#notAllowed(id === undefined ? "GET, POST" : "DELETE");
    }
  }

  async #list(aor: string): Promise<Result<HttpAnswer, Problem>> {
    const { watcherStreams } = this.#parts;
    const own = await tokensMadeBy(aor, this.#parts);
    return ok(
      json(200, { items: own.map((token) => watcherTokenRow(token, watcherStreams.openOf(token.id))) }),
    );
  }

  async #create(request: IncomingMessage, actor: Actor): Promise<Result<HttpAnswer, Problem>> {
    const body = await jsonOf(request);
    if (!body.ok) return body;
    const wish = ownToken(actor.actor, body.value);
    if (!wish.ok) return wish;
    const room = await roomForOneMore(actor.actor, this.#parts);
    if (!room.ok) return room;
    const created = await createWatcherToken(this.#parts, actor, wish.value);
    if (!created.ok) return created;
    const { record, secret } = created.value;
    return ok(json(201, { token: watcherTokenRow(record, 0), secret }));
  }

  /** Those of others are not told apart from what is not there. */
  async #revoke(actor: Actor, id: string): Promise<Result<HttpAnswer, Problem>> {
    const own = (await tokensMadeBy(actor.actor, this.#parts)).some((token) => token.id === id);
    if (!own) return refuseInEnglish("token-not-found", "names no token of yours", "id");
    const revoked = await revokeWatcherToken(this.#parts, actor, id);
    return revoked.ok ? ok({ status: 204 }) : revoked;
  }

  async #notAllowed(allowed: string): Promise<Result<HttpAnswer, Problem>> {
    const headers = { Allow: allowed };
    return ok(problemAnswer({ code: "method-not-allowed", headers }, this.#parts.ids.uuid()));
  }
}

async function jsonOf(request: IncomingMessage): Promise<Result<unknown, Problem>> {
  const type = (request.headers["content-type"] ?? "").split(";", 1)[0]?.trim().toLowerCase();
  if (type !== "application/json") {
    return refuseInEnglish("unsupported-media-type", "has to be application/json", "Content-Type");
  }
  const body = await readBody(request, DEFAULT_BODY_LIMIT);
  if (!body.ok) {
    return body.error === "too-large"
      ? refuseInEnglish("body-too-large", "is larger than this operation takes", "body")
      : refuseInEnglish("malformed-body", "cannot be read", "body");
  }
  try {
    return ok(JSON.parse(new TextDecoder().decode(body.value)));
  } catch {
    return refuseInEnglish("malformed-body", "is not valid JSON", "body");
  }
}

const json = (status: number, value: object): HttpAnswer => ({
  status,
  headers: { "Cache-Control": "no-store" },
  contentType: "application/json; charset=utf-8",
  body: JSON.stringify(value),
});
