import { instant } from "@porchlight/kernel";
import {
  type DocumentCollection,
  type DocumentKey,
  type DocumentReader,
  type DocumentVersion,
  type DocumentVersionFacts,
  documentSelectorText,
  type Holdings,
  type ListingPage,
  type StoredDocument,
  type StoredDocumentFacts,
} from "@porchlight/xdm";
import { selectorRange } from "../../documents/selector-range";
import type { ServiceDefinition } from "../../ports/documents";
import type { RawDatabase } from "../raw-database";
import { escapedText, unescapedText } from "../row-text";
import { type DocumentRow, documentOf, FACTS_COLUMNS, type FactsRow, factsOf, keyOf } from "./document-rows";

const WITH_TEXT = `SELECT ${FACTS_COLUMNS}, v."text" FROM "document" AS d JOIN "document_version" AS v ON v."selector" = d."selector" AND v."version" = d."version"`;
const WITHOUT_TEXT = `SELECT ${FACTS_COLUMNS} FROM "document" AS d`;
const HISTORY_SQL = `SELECT "version", "etag", "at", "author", "client" FROM "document_version" WHERE "selector" = ? AND "version" < ? ORDER BY "version" DESC LIMIT ?`;
const VERSION_SQL = `SELECT "version", "etag", "text", "at", "author", "client" FROM "document_version" WHERE "selector" = ? AND "version" = ?`;
const HOLDINGS_SQL = `SELECT count(*) AS "documents", coalesce(sum("octets"), 0) AS "octets" FROM "document" WHERE "xui" = ? AND "etag" IS NOT NULL`;
const SERVICES_SQL = `SELECT s."uri", d."auid", d."tree", d."xui", d."path" FROM "service_uri" AS s JOIN "document" AS d ON d."selector" = s."selector"`;

interface VersionRow {
  readonly version: bigint;
  readonly etag: string | null;
  readonly text?: string | null;
  readonly at: bigint;
  readonly author: string;
  readonly client: string;
}

export class SqliteDocumentReader implements DocumentReader {
  readonly #database: RawDatabase;

  constructor(database: RawDatabase) {
    this.#database = database;
  }

  async read(key: DocumentKey): Promise<StoredDocument | undefined> {
    const [row] = await this.#rows<DocumentRow>(
      `${WITH_TEXT} WHERE d."selector" = ? AND d."etag" IS NOT NULL`,
      documentSelectorText(key),
    );
    return row === undefined ? undefined : documentOf(row);
  }

  async list(collection: DocumentCollection, page: ListingPage): Promise<readonly StoredDocumentFacts[]> {
    const { sql, values } = listing(WITHOUT_TEXT, collection, page);
    return (await this.#rows<FactsRow>(sql, ...values)).map(factsOf);
  }

  async readAll(collection: DocumentCollection, page: ListingPage): Promise<readonly StoredDocument[]> {
    const { sql, values } = listing(WITH_TEXT, collection, page);
    return (await this.#rows<DocumentRow>(sql, ...values)).map(documentOf);
  }

  async holdings(xui: string): Promise<Holdings> {
    const [row] = await this.#rows<Record<"documents" | "octets", bigint>>(HOLDINGS_SQL, escapedText(xui));
    return { documents: Number(row?.documents ?? 0), octets: Number(row?.octets ?? 0) };
  }

  async history(
    key: DocumentKey,
    { before = Number.MAX_SAFE_INTEGER, limit }: { readonly before?: number; readonly limit: number },
  ): Promise<readonly DocumentVersionFacts[]> {
    const rows = await this.#rows<VersionRow>(HISTORY_SQL, documentSelectorText(key), before, limit);
    return rows.map((row) => versionFacts(key, row));
  }

  async readVersion(key: DocumentKey, version: number): Promise<DocumentVersion | undefined> {
    const [row] = await this.#rows<VersionRow>(VERSION_SQL, documentSelectorText(key), version);
    if (row === undefined) return undefined;
    const { text } = row;
    return { ...versionFacts(key, row), text: typeof text === "string" ? unescapedText(text) : undefined };
  }

  async serviceDefinitions(): Promise<readonly ServiceDefinition[]> {
    const rows = await this.#rows<
      Pick<FactsRow, "auid" | "tree" | "xui" | "path"> & { readonly uri: string }
    >(SERVICES_SQL);
    return rows.map((row) => ({ uri: unescapedText(row.uri), key: keyOf(row) }));
  }

  #rows<Row>(sql: string, ...values: readonly unknown[]): Promise<readonly Row[]> {
    return this.#database.$queryRawUnsafe<readonly Row[]>(sql, ...values);
  }
}

function listing(
  select: string,
  collection: DocumentCollection,
  { after = "", limit }: ListingPage,
): { readonly sql: string; readonly values: readonly unknown[] } {
  const { from, before } = selectorRange(collection);
  const { auid, tree, xui, folder } = collection;
  const conditions = [`d."etag" IS NOT NULL`, `d."selector" >= ?`, `d."selector" < ?`, `d."selector" > ?`];
  const values: unknown[] = [from, before, after];
  for (const [column, value] of Object.entries({ auid, tree, xui })) {
    if (value === undefined) continue;
    conditions.push(`d."${column}" = ?`);
    values.push(escapedText(value));
  }
  if (folder !== undefined) {
    conditions.push(`instr(d."path", ?) = 1`);
    values.push(escapedText(folder));
  }
  return {
    sql: `${select} WHERE ${conditions.join(" AND ")} ORDER BY d."selector" LIMIT ?`,
    values: [...values, limit],
  };
}

const versionFacts = (
  key: DocumentKey,
  { version, etag, at, author, client }: VersionRow,
): DocumentVersionFacts => ({
  key,
  version: Number(version),
  etag: etag ?? undefined,
  at: instant(Number(at)),
  author: unescapedText(author),
  client: unescapedText(client),
});
