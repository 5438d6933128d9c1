import type { AgentPublicationField, AgentReceiptField, LocationField } from "@porchlight/admin-api";
import type { AgentOrder, AgentReceipt, AgentSource } from "@porchlight/engine";
import { type Clock, fail, type Instant, ok, type Result } from "@porchlight/kernel";
import type { AgentTokenRecord } from "@porchlight/store";
import { type Problem, refuseInEnglish } from "../../admin/problem";
import { instantText } from "../../admin/views/instant-text";
import type { AgentDesk } from "../agent-desk";
import { presentityOf } from "./presentity-uri";
import type { Statement } from "./read-statement";
import { problemOf } from "./refusal";
import { contentLimit, isWithinReach } from "./scope";

export interface PeaParts {
  readonly clock: Clock;
  readonly desk: Pick<AgentDesk, "publish" | "find">;
  /** Whether there is such a presentity, in service. */
  readonly isServed: (aor: string) => boolean;
}

/** What one request may be about. */
export interface PeaRequest {
  readonly token: AgentTokenRecord;
  readonly source: AgentSource;
  /** Seconds. */
  readonly lifetime: number | undefined;
  readonly expected: AgentOrder["expected"];
}

export interface PeaReceipt extends AgentReceiptField {
  readonly kind: AgentReceipt["kind"];
}

/** The calls of presence external agents (core.md section 8). */
export class PeaService {
  readonly #parts: PeaParts;

  constructor(parts: PeaParts) {
    this.#parts = parts;
  }

  /** The presentity a token may speak for. What lies out of its reach is not told apart from what is not there. */
  presentity(token: AgentTokenRecord, uri: string): Result<string, Problem> {
    const aor = presentityOf(uri);
    if (!aor.ok) return refuseInEnglish("invalid-input", aor.error, "aor");
    if (!isWithinReach(token.scope.reach, aor.value))
      return refuseInEnglish("out-of-reach", aor.value, "aor");
    return this.#parts.isServed(aor.value)
      ? aor
      : refuseInEnglish("user-not-found", "names no user here", "aor");
  }

  put(request: PeaRequest, { change, until }: Statement): Promise<Result<PeaReceipt, Problem>> {
    const { token, source } = request;
    const limit = contentLimit(token.scope, source.presentity);
    const lifetime = request.lifetime ?? this.#untilThen(until);
    return this.#publish({ ...request, lifetime }, { change, limit });
  }

  refresh(request: PeaRequest): Promise<Result<PeaReceipt, Problem>> {
    return this.#publish(request, { change: { kind: "refresh" }, limit: undefined });
  }

  withdraw(request: PeaRequest): Promise<Result<PeaReceipt, Problem>> {
    return this.#publish(
      { ...request, lifetime: undefined },
      { change: { kind: "withdraw" }, limit: undefined },
    );
  }

  read(source: AgentSource): Result<AgentPublicationField, Problem> {
    const found = this.#parts.desk.find(source);
    if (found === undefined) return fail({ code: "source-not-found" });
    const { entityTag, expiresAt, modifiedAt, contentType, body } = found;
    return ok({
      presentity: source.presentity,
      source: source.source,
      etag: entityTag,
      expiresInSeconds: Math.max(0, Math.ceil((expiresAt - this.#parts.clock()) / 1000)),
      expiresAt: instantText(expiresAt),
      modifiedAt: instantText(modifiedAt),
      contentType,
      body,
    });
  }

  locate(token: AgentTokenRecord, uri: string): Result<LocationField, Problem> {
    const presentity = this.presentity(token, uri);
    return presentity.ok ? ok({ uri, location: "local", presentity: presentity.value }) : presentity;
  }

  async #publish(
    { source, lifetime, expected, token }: PeaRequest,
    { change, limit }: Pick<AgentOrder, "change" | "limit">,
  ): Promise<Result<PeaReceipt, Problem>> {
    const lifetimeSeconds = Math.min(lifetime ?? DEFAULT_SECONDS, token.scope.maxLifetimeSeconds);
    const outcome = await this.#parts.desk.publish({ ...source, change, limit, expected, lifetimeSeconds });
    if (!outcome.ok) return fail(problemOf(outcome.error));
    const { kind, entityTag, lifetimeSeconds: granted } = outcome.value;
    return ok({
      kind,
      presentity: source.presentity,
      source: source.source,
      etag: entityTag,
      expiresInSeconds: granted,
    });
  }

  /** Seconds until a time; never less than any publication lives. */
  #untilThen(until: Instant | undefined): number | undefined {
    if (until === undefined) return undefined;
    return Math.max(LEAST_SECONDS, Math.ceil((until - this.#parts.clock()) / 1000));
  }
}

const DEFAULT_SECONDS = 3600;
const LEAST_SECONDS = 60;
