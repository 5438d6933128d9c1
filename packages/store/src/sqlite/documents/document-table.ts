import { type DocumentWrite, documentSelectorText } from "@porchlight/xdm";
import type { CellRow } from "../json-table";
import type { KeptText } from "./version-texts";

/** Upserts go through these; rows are read by statements of their own, and no table is read whole. */
interface WriteTable<Value> {
  /** Parameter: JSON array of rows. */
  readonly insertSql: string;
  /** Parameters: the cells of one row. */
  readonly insertOneSql: string;
  toRow(value: Value): CellRow;
}

/** A write as the version that it became, and how its text is kept. */
export interface NumberedWrite {
  readonly write: DocumentWrite;
  readonly version: number;
  readonly kept: KeptText;
}

function writeTable<Value>(
  name: string,
  columns: readonly string[],
  onConflict: string,
  toRow: (value: Value) => CellRow,
): WriteTable<Value> {
  const cells = columns.map((_, index) => `batch.value ->> ${index}`).join(", ");
  const names = columns.map((column) => `"${column}"`).join(", ");
  return {
    insertOneSql: `INSERT INTO "${name}" (${names}) VALUES (${columns.map(() => "?").join(", ")}) ${onConflict}`,
    insertSql: `INSERT INTO "${name}" (${names}) SELECT ${cells} FROM json_each(?) AS batch WHERE true ${onConflict}`,
    toRow,
  };
}

const changing = ["version", "wholeVersion", "etag", "octets", "modifiedAt", "author", "client"];

/** The row of a document says which version stands; its text is with that version. */
export const documentRows = writeTable<NumberedWrite>(
  "document",
  ["selector", "auid", "tree", "xui", "path", ...changing],
  `ON CONFLICT ("selector") DO UPDATE SET ${changing.map((column) => `"${column}" = excluded."${column}"`).join(", ")}`,
  ({ write, version, kept }) => {
    const { key, at, author, client } = write;
    return [
      documentSelectorText(key),
      key.auid,
      key.tree,
      key.xui,
      key.path,
      version,
      kept.wholeVersion,
      write.kind === "put" ? write.etag : null,
      octetsOf(write),
      at,
      author,
      client,
    ];
  },
);

export const versionRows = writeTable<NumberedWrite>(
  "document_version",
  ["selector", "version", "etag", "at", "author", "client", "octets", "head", "tail", "text"],
  "",
  ({ write, version, kept: { change } }) => {
    const { key, at, author, client } = write;
    const [etag, text] = write.kind === "put" ? [write.etag, change?.middle ?? write.text] : [null, null];
    const ends = [change?.head ?? null, change?.tail ?? null];
    return [documentSelectorText(key), version, etag, at, author, client, octetsOf(write), ...ends, text];
  },
);

export const serviceUriRows = writeTable<{ readonly uri: string; readonly selector: string }>(
  "service_uri",
  ["uri", "selector"],
  "",
  ({ uri, selector }) => [uri, selector],
);

const octetsOf = (write: DocumentWrite): number => (write.kind === "put" ? Buffer.byteLength(write.text) : 0);
