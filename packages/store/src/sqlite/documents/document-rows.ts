import { instant } from "@porchlight/kernel";
import type { DocumentKey, DocumentTree, StoredDocument, StoredDocumentFacts } from "@porchlight/xdm";
import { unescapedText } from "../row-text";

/** Columns of `document` as `d`, in the names of `FactsRow`. */
export const FACTS_COLUMNS = `d."auid", d."tree", d."xui", d."path", d."version", d."etag", d."octets", d."modifiedAt", d."author", d."client"`;

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

export interface DocumentRow extends FactsRow {
  readonly text: string;
}

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

export const documentOf = (row: DocumentRow): StoredDocument => ({
  ...factsOf(row),
  text: unescapedText(row.text),
});
