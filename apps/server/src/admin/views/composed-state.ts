import type { ComposedState } from "@porchlight/admin-api";
import type { PresentityView } from "@porchlight/engine";
import { instantText } from "./instant-text";

/** The state of one event package; without `content` its structure only. */
export const composedState = (view: PresentityView, content: boolean): ComposedState => ({
  eventPackage: view.eventPackage,
  publications: view.publications.map((publication) => ({
    id: publication.id,
    eventPackage: view.eventPackage,
    entityTag: publication.entityTag,
    publisher: publication.publisher,
    contentType: publication.contentType,
    expiresAt: instantText(publication.expiresAt),
    modifiedAt: instantText(publication.modifiedAt),
    binding: publication.binding,
    connection: publication.flow ?? null,
    lapsesAt: publication.lapsesAt === undefined ? null : instantText(publication.lapsesAt),
    body: content ? publication.body : null,
  })),
  document: content ? view.document : null,
  changedAt: instantText(view.changedAt),
});
