import type { DocumentChanged } from "@porchlight/xdm";
import { type Remover, removalsOf } from "../../documents/removed-documents";
import type { RawDatabase } from "../raw-database";
import { escapedText } from "../row-text";
import { type DocumentRow, documentsOf, documentsSql } from "./document-rows";

const OF_USERS = `"tree" = 'users' AND "xui" IN (SELECT value FROM json_each(?))`;
const SELECT_SQL = documentsSql(`(SELECT * FROM "document" WHERE ${OF_USERS} AND "etag" IS NOT NULL)`);
const DELETE_SQL = `DELETE FROM "document" WHERE ${OF_USERS}`;

/** Removes all documents of users, with history and what is left of deleted ones. */
export async function removeDocuments(
  tx: RawDatabase,
  xuis: readonly string[],
  by: Remover,
): Promise<readonly DocumentChanged[]> {
  const users = JSON.stringify(xuis.map(escapedText));
  const rows = await tx.$queryRawUnsafe<readonly DocumentRow[]>(SELECT_SQL, users);
  await tx.$executeRawUnsafe(DELETE_SQL, users);
  return removalsOf(documentsOf(rows), by);
}
