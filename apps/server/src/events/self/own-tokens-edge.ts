import type { IncomingMessage } from "node:http";
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
import { type Errand, UserEdge, type UserEdgeParts } from "../../self/user-edge";
import type { HttpAnswer } from "../../xcap/http/http-answer";
import { readBody } from "../../xcap/http/read-body";
import { ownToken, roomForOneMore, tokensMadeBy } from "./own-token";

export interface OwnTokensParts extends Pick<OperationDeps, "clock" | "ids" | "stores">, UserEdgeParts {
  readonly watcherStreams: WatcherStreams;
}

const PLACE = /^\/api\/v1\/self\/watcher-tokens(?:\/([0-9a-f-]{1,64}))?$/;

/** Tokens by which pages show a user, for that user with its SIP credentials. */
export class OwnTokensEdge extends UserEdge<OwnTokensParts> {
  constructor(parts: OwnTokensParts) {
    super(parts, PLACE);
  }

  protected get forUsersOnly(): HttpAnswer {
    return problemAnswer({ code: "role-forbidden", reason: "is for users" }, this.parts.ids.uuid());
  }

  protected async serve(request: IncomingMessage, { actor, name }: Errand): Promise<HttpAnswer> {
    const answer = await this.#served(request, actor, name);
    return answer.ok ? answer.value : problemAnswer(answer.error, this.parts.ids.uuid());
  }

  #served(
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
    const { watcherStreams } = this.parts;
    const own = await tokensMadeBy(aor, this.parts);
    return ok(
      json(200, { items: own.map((token) => watcherTokenRow(token, watcherStreams.openOf(token.id))) }),
    );
  }

  async #create(request: IncomingMessage, actor: Actor): Promise<Result<HttpAnswer, Problem>> {
    const body = await jsonOf(request);
    if (!body.ok) return body;
    const wish = ownToken(actor.actor, body.value);
    if (!wish.ok) return wish;
    const room = await roomForOneMore(actor.actor, this.parts);
    if (!room.ok) return room;
    const created = await createWatcherToken(this.parts, actor, wish.value);
    if (!created.ok) return created;
    const { record, secret } = created.value;
    return ok(json(201, { token: watcherTokenRow(record, 0), secret }));
  }

  /** Those of others are not told apart from what is not there. */
  async #revoke(actor: Actor, id: string): Promise<Result<HttpAnswer, Problem>> {
    const own = (await tokensMadeBy(actor.actor, this.parts)).some((token) => token.id === id);
    if (!own) return refuseInEnglish("token-not-found", "names no token of yours", "id");
    const revoked = await revokeWatcherToken(this.parts, actor, id);
    return revoked.ok ? ok({ status: 204 }) : revoked;
  }

  async #notAllowed(allowed: string): Promise<Result<HttpAnswer, Problem>> {
    const headers = { Allow: allowed };
    return ok(problemAnswer({ code: "method-not-allowed", headers }, this.parts.ids.uuid()));
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
