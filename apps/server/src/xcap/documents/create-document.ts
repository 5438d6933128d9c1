import type { Clock, IdSource } from "@porchlight/kernel";
import type { DocumentArchive } from "@porchlight/store";
import type { DocumentKey } from "@porchlight/xdm";

export interface FirstDocumentParts {
  readonly documents: Pick<DocumentArchive, "write">;
  readonly clock: Clock;
  readonly ids: IdSource;
}

/** Writes a user's first document; one that is there already is its owner's. */
export async function createDocument(
  key: DocumentKey,
  text: string,
  client: string,
  { documents, clock, ids }: FirstDocumentParts,
): Promise<void> {
  await documents.write({
    kind: "put",
    key,
    expected: { kind: "absent" },
    text,
    etag: ids.token(128),
    at: clock(),
    author: "system",
    client,
  });
}

/** Documents in the home of a user that policy and lists look at. */
export const listsKey = (xui: string): DocumentKey => ({
  auid: "resource-lists",
  tree: "users",
  xui,
  path: "index",
});

export const rulesKey = (xui: string): DocumentKey => ({
  auid: "org.openmobilealliance.pres-rules",
  tree: "users",
  xui,
  path: "pres-rules",
});
