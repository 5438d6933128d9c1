import type { FastifyRequest } from "fastify";
import { actorBehind, identityOf } from "../context";
import type { DocumentErrand, OfficeDocuments } from "../ports/documents";

/** Who asks for what is done to documents, and through what. */
export const errandOf = (documents: OfficeDocuments, request: FastifyRequest): DocumentErrand => ({
  actor: actorBehind(request),
  client: clientOf(request),
  root: documents.root(request.raw),
});

/** What history says a write came through. */
function clientOf(request: FastifyRequest): string {
  const identity = identityOf(request);
  if (identity.via === "session") return "console";
  return identity.tokenId === undefined ? "command line" : "admin API";
}
