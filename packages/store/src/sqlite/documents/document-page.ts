import type { DocumentVersionFacts } from "@porchlight/xdm";
import type { DocumentFilter, DocumentPage } from "../../ports/documents";
import type { RawDatabase } from "../raw-database";
import { escapedText } from "../row-text";
import { FACTS_COLUMNS, type FactsRow, factsOf } from "./document-rows";

type NewestRow = Omit<FactsRow, "etag"> & { readonly etag: string | null };

/** Rows of `document` as people look through them; what is left of a deleted one has no etag. */
export async function documentPage(database: RawDatabase, filter: DocumentFilter): Promise<DocumentPage> {
  const { sql, values } = where(filter);
  const [counted] = await database.$queryRawUnsafe<readonly { readonly total: bigint }[]>(
    `SELECT count(*) AS "total" FROM "document" AS d ${sql}`,
    ...values,
  );
  const rows = await database.$queryRawUnsafe<readonly NewestRow[]>(
    `SELECT ${FACTS_COLUMNS} FROM "document" AS d ${sql} ORDER BY d."xui", d."auid", d."path" LIMIT ? OFFSET ?`,
    ...values,
    filter.limit,
    filter.offset,
  );
  return { items: rows.map(versionFacts), total: Number(counted?.total ?? 0) };
}

function where({ search, user, auid, state }: DocumentFilter): {
  readonly sql: string;
  readonly values: readonly unknown[];
} {
  const conditions = [`d."etag" IS ${state === "present" ? "NOT NULL" : "NULL"}`];
  const values: unknown[] = [];
  const demand = (sql: string, value: string | undefined): void => {
    if (value === undefined || value === "") return;
    conditions.push(sql);
    values.push(escapedText(value));
  };
  demand(`d."xui" = ?`, user);
  demand(`d."auid" = ?`, auid);
  demand(`instr(lower(d."auid" || ' ' || d."xui" || ' ' || d."path"), ?) > 0`, search.toLowerCase());
  return { sql: `WHERE ${conditions.join(" AND ")}`, values };
}

function versionFacts({ etag, ...row }: NewestRow): DocumentVersionFacts {
  const { modifiedAt, ...facts } = factsOf({ ...row, etag: etag ?? "" });
  return { ...facts, etag: etag ?? undefined, at: modifiedAt };
}
