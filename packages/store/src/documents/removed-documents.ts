import { instant } from "@porchlight/kernel";
import type { DocumentChanged, StoredDocument } from "@porchlight/xdm";
import type { AuditNote } from "../ports/audit";

/** Who removes documents, and when. */
export type Remover = Pick<DocumentChanged, "at" | "author" | "client">;

/** The changes of documents that go with their user. */
export const removalsOf = (documents: readonly StoredDocument[], by: Remover): readonly DocumentChanged[] =>
  documents.map(({ key, etag, text, version }) => ({
    key,
    previousEtag: etag,
    previousText: text,
    version: version + 1,
    ...by,
  }));

/** Who removes an account removes its documents. */
export const removerOf = (note: AuditNote | undefined): Remover => ({
  at: note?.at ?? instant(Date.now()),
  author: note?.actor ?? "system",
  client: "",
});
