import { operations } from "@porchlight/admin-api";
import { COMMAND_LINE } from "../auth/actor";
import { checkBody } from "../http/validate";
import { type DocumentReading, DocumentReadings } from "../operations/documents/read-documents";
import { deleteDocument, putDocument, restoreDocument } from "../operations/documents/write-document";
import type { OfficeDocuments } from "../ports/documents";
import type { OfflineOffice } from "./command-context";
import type { OfficeClient } from "./direct-client";
import { orThrow } from "./or-throw";

type DocumentClient = Pick<OfficeClient, Extract<keyof OfficeClient, `${string}Document${string}`>>;

/** The operations on documents without a running server. */
export function directDocuments({ deps, documents: open }: OfflineOffice): DocumentClient {
  let opened: Promise<OfficeDocuments> | undefined;
  const desk = (): Promise<OfficeDocuments> => (opened ??= open());
  const readings = async (): Promise<DocumentReadings> =>
    new DocumentReadings({ documents: await desk(), audit: deps.stores.audit, clock: deps.clock });
  const errand = async (): Promise<DocumentReading> => ({
    actor: COMMAND_LINE,
    client: "command line",
    root: (await desk()).root(undefined),
    seesContent: true,
  });
  return {
    listDocuments: async (input) =>
      orThrow(await (await readings()).list(operations.listDocuments.query.parse(input?.query ?? {}))),
    showDocument: async ({ params, query }) => {
      const { layout } = operations.showDocument.query.parse(query ?? {});
      return orThrow(await (await readings()).show(params.selector, layout, await errand()));
    },
    putDocument: async ({ params, body }) => {
      const checked = orThrow(checkBody(operations.putDocument.body, body));
      return orThrow(await putDocument(await desk(), params.selector, checked, await errand()));
    },
    deleteDocument: async ({ params, query }) =>
      orThrow(await deleteDocument(await desk(), params.selector, query?.ifMatch, await errand())),
    listDocumentVersions: async ({ params, query }) => {
      const window = operations.listDocumentVersions.query.parse(query ?? {});
      return orThrow(await (await readings()).versions(params.selector, window));
    },
    showDocumentVersion: async ({ params }) =>
      orThrow(await (await readings()).version(params, await errand())),
    compareDocumentVersions: async ({ params: { selector, version }, query }) => {
      const { since, layout } = operations.compareDocumentVersions.query.parse(query ?? {});
      return orThrow(await (await readings()).compare(selector, { version, since, layout }, await errand()));
    },
    restoreDocument: async ({ params, body }) =>
      orThrow(await restoreDocument(await desk(), params, body.ifMatch, await errand())),
  };
}
