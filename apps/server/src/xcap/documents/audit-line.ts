import type { Instant } from "@porchlight/kernel";
import type { AuditNote } from "@porchlight/store";
import { type DocumentKey, type DocumentWrite, documentSelectorText } from "@porchlight/xdm";
import type { Actor } from "../../admin/auth/actor";

/** An operator has read a document of a user. */
export const readLine = (actor: Actor, key: DocumentKey, at: Instant): AuditNote => ({
  ...actor,
  at,
  action: "document.read",
  target: documentSelectorText(key),
  before: undefined,
  after: undefined,
});

/** An operator writes a document of a user. The text is in the document's history. */
export function writeLine(actor: Actor, write: DocumentWrite): AuditNote {
  const { expected } = write;
  return {
    ...actor,
    at: write.at,
    action: write.kind === "put" ? "document.put" : "document.delete",
    target: documentSelectorText(write.key),
    before: expected.kind === "etag" ? { etag: expected.etag } : undefined,
    after: write.kind === "put" ? { etag: write.etag } : undefined,
  };
}
