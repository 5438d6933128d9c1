import type { AgentPublicationField } from "@porchlight/admin-api";
import type { Result } from "@porchlight/kernel";
import type { FastifyReply, FastifyRequest } from "fastify";
import { sendProblem } from "../../admin/http/problem-reply";
import type { Problem } from "../../admin/problem";
import type { PeaReceipt } from "./pea-service";
import { JSON_TYPE } from "./read-statement";

/** Answers a write: where the source stands now, or why nothing changed. */
export function sendReceipt(
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

/** Answers a read: the document, or all that is known of it where JSON is asked for. */
export function sendPublication(
  { headers }: FastifyRequest,
  reply: FastifyReply,
  publication: AgentPublicationField,
): FastifyReply {
  const { etag, expiresInSeconds, contentType, body } = publication;
  reply.headers({ etag: `"${etag}"`, expires: String(expiresInSeconds), vary: "Accept" });
  return headers.accept?.includes(JSON_TYPE) === true
    ? sendJson(reply, publication)
    : reply.type(contentType).send(body);
}

export const sendJson = (reply: FastifyReply, value: object): FastifyReply =>
  reply.header("content-type", "application/json; charset=utf-8").send(JSON.stringify(value));
