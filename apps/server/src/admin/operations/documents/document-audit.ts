import type { Instant } from "@porchlight/kernel";
import type { AuditNote } from "@porchlight/store";
import {
  type DocumentKey,
  type DocumentVersion,
  type DocumentWrite,
  documentSelectorText,
} from "@porchlight/xdm";
import type { Actor } from "../../auth/actor";

/** An operator has read a document of a user. */
export const readLine = (actor: Actor, key: DocumentKey, at: Instant): AuditNote => ({
  ...actor,
  at,
  action: "document.read",
  target: documentSelectorText(key),
  before: undefined,
  after: undefined,
});

/** An operator writes a document of a user, or puts an older version back. The text is in the document's history. */
export function writeLine(actor: Actor, write: DocumentWrite, restored?: DocumentVersion): AuditNote {
  const { expected } = write;
  const origin = restored === undefined ? {} : { restored: restored.version };
  return {
    ...actor,
    at: write.at,
    action: actionOf(write, restored),
    target: documentSelectorText(write.key),
    before: expected.kind === "etag" ? { etag: expected.etag } : undefined,
    after: write.kind === "put" ? { etag: write.etag, ...origin } : undefined,
  };
}

function actionOf({ kind }: DocumentWrite, restored: DocumentVersion | undefined): string {
  if (kind === "delete") return "document.delete";
  return restored === undefined ? "document.put" : "document.restore";
}
