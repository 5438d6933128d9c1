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
import type { DocumentFilter, DocumentPage, HistoryBounds, ServiceDefinition } from "../../ports/documents";
import type { RawDatabase } from "../raw-database";
import { escapedText, unescapedText } from "../row-text";
import { documentPage } from "./document-page";
import {
  type DocumentRow,
  documentsOf,
  documentsSql,
  FACTS_COLUMNS,
  type FactsRow,
  factsOf,
  keyOf,
} from "./document-rows";
import { TEXT_COLUMNS, type TextRow, wholeTexts } from "./version-texts";

/** Older versions may still be there for the sake of those that are changes of them. */
const IN_HISTORY = `FROM "document_version" AS v JOIN "document" AS d ON d."selector" = v."selector" WHERE v."selector" = ? AND v."version" > d."version" - ?`;
const READ_SQL = documentsSql(`(SELECT * FROM "document" WHERE "selector" = ? AND "etag" IS NOT NULL)`);
const HISTORY_SQL = `SELECT v."version", v."etag", v."at", v."author", v."client", v."octets" ${IN_HISTORY} AND v."version" < ? ORDER BY v."version" DESC LIMIT ?`;
const VERSION_SQL = `SELECT v."version", v."etag", v."at", v."author", v."client", v."octets" ${IN_HISTORY} AND v."version" = ?`;
const TEXT_SQL = `SELECT ${TEXT_COLUMNS} FROM "document_version" AS v WHERE v."selector" = ? AND v."version" <= ? AND v."version" >= (SELECT "version" FROM "document_version" WHERE "selector" = v."selector" AND "version" <= ? AND "head" IS NULL ORDER BY "version" DESC LIMIT 1) ORDER BY v."version"`;
const HOLDINGS_SQL = `SELECT count(*) AS "documents", coalesce(sum("octets"), 0) AS "octets" FROM "document" WHERE "xui" = ? AND "etag" IS NOT NULL`;
const SERVICES_SQL = `SELECT s."uri", d."auid", d."tree", d."xui", d."path" FROM "service_uri" AS s JOIN "document" AS d ON d."selector" = s."selector"`;

interface VersionRow {
  readonly version: bigint;
  readonly etag: string | null;
  readonly at: bigint;
  readonly author: string;
  readonly client: string;
  readonly octets: bigint;
}

export class SqliteDocumentReader implements DocumentReader {
  readonly #database: RawDatabase;
  readonly #bounds: HistoryBounds;

  constructor(database: RawDatabase, bounds: HistoryBounds) {
    this.#database = database;
    this.#bounds = bounds;
  }

  async read(key: DocumentKey): Promise<StoredDocument | undefined> {
    const [document] = documentsOf(await this.#rows<DocumentRow>(READ_SQL, documentSelectorText(key)));
    return document;
  }

  async list(collection: DocumentCollection, page: ListingPage): Promise<readonly StoredDocumentFacts[]> {
    const { sql, values } = listing(collection, page);
    return (await this.#rows<FactsRow>(`SELECT ${FACTS_COLUMNS} FROM ${sql} AS d`, ...values)).map(factsOf);
  }

  async readAll(collection: DocumentCollection, page: ListingPage): Promise<readonly StoredDocument[]> {
    const { sql, values } = listing(collection, page);
    return documentsOf(await this.#rows<DocumentRow>(documentsSql(sql), ...values));
  }

  async holdings(xui: string): Promise<Holdings> {
    const [row] = await this.#rows<Record<"documents" | "octets", bigint>>(HOLDINGS_SQL, escapedText(xui));
    return { documents: Number(row?.documents ?? 0), octets: Number(row?.octets ?? 0) };
  }

  async history(
    key: DocumentKey,
    { before = Number.MAX_SAFE_INTEGER, limit }: { readonly before?: number; readonly limit: number },
  ): Promise<readonly DocumentVersionFacts[]> {
    const { versionsPerDocument } = this.#bounds;
    const selector = documentSelectorText(key);
    const rows = await this.#rows<VersionRow>(HISTORY_SQL, selector, versionsPerDocument, before, limit);
    return rows.map((row) => versionFacts(key, row));
  }

  async readVersion(key: DocumentKey, version: number): Promise<DocumentVersion | undefined> {
    const selector = documentSelectorText(key);
    const { versionsPerDocument } = this.#bounds;
    const [row] = await this.#rows<VersionRow>(VERSION_SQL, selector, versionsPerDocument, version);
    if (row === undefined) return undefined;
    const facts = versionFacts(key, row);
    if (facts.etag === undefined) return { ...facts, text: undefined };
    const texts = wholeTexts(await this.#rows<TextRow>(TEXT_SQL, selector, version, version));
    return { ...facts, text: texts.get(selector) };
  }

  browse(filter: DocumentFilter): Promise<DocumentPage> {
    return documentPage(this.#database, filter);
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

/** The page of a collection as a subquery on `document`, in the order of the selectors. */
function listing(
  collection: DocumentCollection,
  { after = "", limit }: ListingPage,
): { readonly sql: string; readonly values: readonly unknown[] } {
  const { from, before } = selectorRange(collection);
  const { auid, tree, xui, folder } = collection;
  const conditions = [`"etag" IS NOT NULL`, `"selector" >= ?`, `"selector" < ?`, `"selector" > ?`];
  const values: unknown[] = [from, before, after];
  for (const [column, value] of Object.entries({ auid, tree, xui })) {
    if (value === undefined) continue;
    conditions.push(`"${column}" = ?`);
    values.push(escapedText(value));
  }
  if (folder !== undefined) {
    conditions.push(`instr("path", ?) = 1`);
    values.push(escapedText(folder));
  }
  return {
    sql: `(SELECT * FROM "document" WHERE ${conditions.join(" AND ")} ORDER BY "selector" LIMIT ?)`,
    values: [...values, limit],
  };
}

const versionFacts = (
  key: DocumentKey,
  { version, etag, at, author, client, octets }: VersionRow,
): DocumentVersionFacts => ({
  key,
  version: Number(version),
  etag: etag ?? undefined,
  at: instant(Number(at)),
  author: unescapedText(author),
  client: unescapedText(client),
  octets: Number(octets),
});
