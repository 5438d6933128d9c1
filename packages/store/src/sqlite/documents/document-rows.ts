import { instant } from "@porchlight/kernel";
import type { DocumentKey, DocumentTree, StoredDocument, StoredDocumentFacts } from "@porchlight/xdm";
import { unescapedText } from "../row-text";
import { TEXT_COLUMNS, type TextRow, wholeTexts } from "./version-texts";

const COLUMNS = `d."auid", d."tree", d."xui", d."path", d."etag", d."octets", d."modifiedAt", d."author", d."client"`;

/** Columns of `document` as `d`, in the names of `FactsRow`. */
export const FACTS_COLUMNS = `${COLUMNS}, d."version"`;

export interface FactsRow {
  readonly auid: string;
  readonly tree: string;
  readonly xui: string;
  readonly path: string;
  readonly version: bigint;
  readonly etag: string;
  readonly octets: bigint;
  readonly modifiedAt: bigint;
  readonly author: string;
  readonly client: string;
}

/** A document with one of the rows that its text is made of. */
export type DocumentRow = Omit<FactsRow, "version"> & TextRow;

/** `SELECT` of the documents that `source` selects from `document`, as `d`, with all that their texts are made of. */
export const documentsSql = (source: string): string =>
  `SELECT ${COLUMNS}, ${TEXT_COLUMNS} FROM ${source} AS d JOIN "document_version" AS v ON v."selector" = d."selector" AND v."version" BETWEEN d."wholeVersion" AND d."version" ORDER BY d."selector", v."version"`;

export const keyOf = ({
  auid,
  tree,
  xui,
  path,
}: Pick<FactsRow, "auid" | "tree" | "xui" | "path">): DocumentKey => ({
  auid: unescapedText(auid),
  tree: tree as DocumentTree,
  xui: unescapedText(xui),
  path: unescapedText(path),
});

export const factsOf = (row: FactsRow): StoredDocumentFacts => ({
  key: keyOf(row),
  etag: row.etag,
  version: Number(row.version),
  modifiedAt: instant(Number(row.modifiedAt)),
  author: unescapedText(row.author),
  client: unescapedText(row.client),
  octets: Number(row.octets),
});

/** The documents of rows that `documentsSql` gives. */
export function documentsOf(rows: readonly DocumentRow[]): readonly StoredDocument[] {
  const texts = wholeTexts(rows);
  const last = new Map(rows.map((row) => [row.selector, row]));
  return [...last.values()].map((row) => ({ ...factsOf(row), text: texts.get(row.selector) ?? "" }));
}
