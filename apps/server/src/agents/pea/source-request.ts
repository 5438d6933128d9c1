import { agentSourceSchema } from "@porchlight/admin-api";
import { ok, type Result } from "@porchlight/kernel";
import type { AgentTokenRecord } from "@porchlight/store";
import type { FastifyRequest } from "fastify";
import { type Problem, refuseInEnglish } from "../../admin/problem";
import type { PeaRequest, PeaService } from "./pea-service";
import { JSON_TYPE, PIDF_TYPE } from "./read-statement";
import { expectedOf, expiresOf } from "./request-fields";

/** Media types of bodies, for people to read. */
export const ACCEPTED = `${PIDF_TYPE} or ${JSON_TYPE}`;

export interface SourceRoute {
  readonly Params: { readonly aor: string; readonly source: string };
}

/** What a request about a source asks for: first whom it is about, so that no more is told than the token is for. */
export function sourceRequest(
  { headers, params }: FastifyRequest<SourceRoute>,
  token: AgentTokenRecord,
  service: PeaService,
): Result<PeaRequest, Problem> {
  const presentity = service.presentity(token, params.aor);
  if (!presentity.ok) return presentity;
  const source = agentSourceSchema.safeParse(params.source);
  if (!source.success)
    return refuseInEnglish("invalid-input", source.error.issues[0]?.message ?? "", "source");
  const lifetime = expiresOf(headers);
  if (!lifetime.ok) return lifetime;
  const expected = expectedOf(headers);
  if (!expected.ok) return expected;
  return ok({
    token,
    source: { agent: token.agent, source: source.data, presentity: presentity.value },
    lifetime: lifetime.value,
    expected: expected.value,
  });
}

export interface SentBody {
  readonly mediaType: string;
  readonly octets: Uint8Array;
}

/** The body as it was sent; 415 for another coding, and where there is none. */
export function sentBody({ body, headers }: FastifyRequest): Result<SentBody, Problem> {
  const coding = headers["content-encoding"];
  if (coding !== undefined && coding !== "identity") {
    return refuseInEnglish("unsupported-media-type", "has to be identity", "Content-Encoding");
  }
  const mediaType = (headers["content-type"] ?? "").split(";", 1)[0]?.trim().toLowerCase() ?? "";
  return body instanceof Uint8Array
    ? ok({ mediaType, octets: body })
    : refuseInEnglish("unsupported-media-type", `has to be ${ACCEPTED}`, "Content-Type");
}
