import { seesContent } from "@porchlight/admin-api";
import type { FastifyRequest } from "fastify";
import { type AdminContext, identityOf } from "../context";
import { errandOf } from "../http/errand-of";
import { type DocumentReading, DocumentReadings } from "../operations/documents/read-documents";
import { deleteDocument, putDocument, restoreDocument } from "../operations/documents/write-document";
import type { OfficeDocuments } from "../ports/documents";
import type { Handlers } from "./handlers";

type DocumentHandlers = Pick<
  Handlers,
  | "listDocuments"
  | "showDocument"
  | "putDocument"
  | "deleteDocument"
  | "listDocumentVersions"
  | "showDocumentVersion"
  | "compareDocumentVersions"
  | "restoreDocument"
  | "selectDocumentNode"
>;

export function documentRoutes({ deps, live }: AdminContext): DocumentHandlers {
  const { documents } = deps;
  const readings = new DocumentReadings({ ...deps, audit: deps.stores.audit });

  const readingOf = (request: FastifyRequest): DocumentReading => readingBy(documents, request);

  /** Reading is audited too. */
  const audited = async <Outcome>(outcome: Promise<Outcome>): Promise<Outcome> => {
    const settled = await outcome;
    live.audited();
    return settled;
  };

  return {
    listDocuments: ({ query }) => readings.list(query),

    showDocument: ({ params, query, request }) =>
      audited(readings.show(params.selector, query.layout, readingOf(request))),

    putDocument: ({ params, body, request }) =>
      putDocument(documents, params.selector, body, readingOf(request)),

    deleteDocument: ({ params, query, request }) =>
      deleteDocument(documents, params.selector, query.ifMatch, readingOf(request)),

    listDocumentVersions: ({ params, query }) => readings.versions(params.selector, query),

    showDocumentVersion: ({ params, request }) => audited(readings.version(params, readingOf(request))),

    compareDocumentVersions: ({ params: { selector, version }, query, request }) =>
      audited(readings.compare(selector, { ...query, version }, readingOf(request))),

    restoreDocument: ({ params, body, request }) =>
      restoreDocument(documents, params, body.ifMatch, readingOf(request)),

    selectDocumentNode: ({ params, query, request }) =>
      audited(readings.node(params.selector, query, readingOf(request))),
  };
}

export const readingBy = (documents: OfficeDocuments, request: FastifyRequest): DocumentReading => ({
  ...errandOf(documents, request),
  seesContent: seesContent(identityOf(request).role),
});
