import { type Bindable, bindable } from "./driver/bindable";
import type { Cell, CellRow } from "./json-table";

/**
 * Rows as JSON for the database and back. Not every version of SQLite keeps what follows a NUL in a text, and other
 * databases take none: NUL travels as the control character SUB and `0`, SUB itself as SUB and `1`.
 */
export function rowsToJson(rows: readonly CellRow[]): string {
  const json = JSON.stringify(rows);
  const isPlain = !json.includes("\\u0000") && !json.includes("\\u001a");
  return isPlain ? json : JSON.stringify(rows.map((row) => row.map(escapedCell)));
}

export function rowsFromJson(json: string): readonly CellRow[] {
  const rows = JSON.parse(json) as readonly CellRow[];
  return json.includes("\\u001a") || json.includes("\u001a")
    ? rows.map((row) => row.map(unescapedCell))
    : rows;
}

const escapedCell = (cell: Cell): Cell => (typeof cell === "string" ? escapedText(cell) : cell);

const unescapedCell = (cell: Cell): Cell => (typeof cell === "string" ? unescapedText(cell) : cell);

/** A cell as a parameter of its own. */
export const cellBinding = (cell: Cell): Bindable =>
  typeof cell === "string" ? escapedText(cell) : bindable(cell, undefined);

/** One text as it stands in the database. */
export const escapedText = (text: string): string =>
  text.includes("\u0000") || text.includes("\u001a")
    ? text.replace(/[\u0000\u001a]/g, (found) => (found === "\u0000" ? "\u001a0" : "\u001a1"))
    : text;

/** The text that stands in the database as `text`. */
export const unescapedText = (text: string): string =>
  text.includes("\u001a")
    ? text.replace(/\u001a([01])/g, (_, digit) => (digit === "0" ? "\u0000" : "\u001a"))
    : text;
