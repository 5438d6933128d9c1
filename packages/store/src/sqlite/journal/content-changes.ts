import type { StoredContent } from "@porchlight/content";
import type { Bindable } from "../driver/bindable";

const COLUMNS = [
  "aor",
  "object",
  "contentType",
  "octets",
  "etag",
  "sha1",
  "sha256",
  "author",
  "createdAt",
  "modifiedAt",
  "expiresAt",
  "data",
] as const;

/** Nothing is kept for somebody without an account; of what had this name the date it was made stays. */
const PUT_SQL = [
  `INSERT INTO "content_object" (${COLUMNS.map((column) => `"${column}"`).join(", ")})`,
  `SELECT ${COLUMNS.map(() => "?").join(", ")} WHERE EXISTS (SELECT 1 FROM "account" WHERE "aor" = ?)`,
  `ON CONFLICT ("aor", "object") DO UPDATE SET "expiredAt" = NULL,`,
  COLUMNS.slice(2)
    .filter((column) => column !== "createdAt")
    .map((column) => `"${column}" = excluded."${column}"`)
    .join(", "),
].join(" ");

/** A statement that keeps an object. */
export interface ContentChange {
  readonly sql: string;
  readonly args: readonly Bindable[];
}

/** Objects of the content server that become durable with publications. */
export const contentChanges = (contents: readonly StoredContent[]): readonly ContentChange[] =>
  contents.map(({ name, contentType, octets, etag, sha1, sha256, author, data, ...times }) => ({
    sql: PUT_SQL,
    args: [
      name.owner,
      name.object,
      contentType,
      octets,
      etag,
      sha1,
      sha256,
      author,
      times.createdAt,
      times.modifiedAt,
      times.expiresAt,
      data,
      name.owner,
    ],
  }));
