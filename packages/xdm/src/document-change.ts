import type { Instant } from "@porchlight/kernel";
import type { DocumentKey } from "./document-key";
import type { DocumentWrite } from "./document-write";
import type { StoredDocument } from "./stored-document";

/**
 * A document was created, changed or deleted, however the write came. xcap-diff, policy, lists and the console listen
 * to this one event. Etags are without quotes; a previous part is missing on creation, a new part on deletion.
 */
export interface DocumentChanged {
  readonly key: DocumentKey;
  readonly previousEtag?: string;
  readonly newEtag?: string;
  readonly previousText?: string;
  readonly newText?: string;
  /** Of the state after the change; counts deletions too. */
  readonly version: number;
  readonly at: Instant;
  readonly author: string;
  readonly client: string;
}

/** The event of a write that was stored as `version` in place of `previous`. */
export function documentChanged(
  write: DocumentWrite,
  previous: Pick<StoredDocument, "etag" | "text"> | undefined,
  version: number,
): DocumentChanged {
  const { key, at, author, client } = write;
  return {
    key,
    ...(previous === undefined ? {} : { previousEtag: previous.etag, previousText: previous.text }),
    ...(write.kind === "delete" ? {} : { newEtag: write.etag, newText: write.text }),
    version,
    at,
    author,
    client,
  };
}
