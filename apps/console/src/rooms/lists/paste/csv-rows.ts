/** A row of a table in text. */
export interface CsvRow {
  /** Line it begins in, from 1. */
  readonly line: number;
  readonly cells: readonly string[];
}

const CELL = /(?:"((?:[^"]|"")*)"[^,;\t\r\n]*|([^,;\t\r\n]*))([,;\t]|\r?\n|\r|$)/y;

/** Rows of a CSV (RFC 4180) with commas, semicolons or tabs between the cells; empty lines are left out. */
export function csvRows(text: string): readonly CsvRow[] {
  const rows: CsvRow[] = [];
  let cells: string[] = [];
  let [line, begun, at] = [1, 1, 0];
  while (at < text.length || cells.length > 0) {
    CELL.lastIndex = at;
    const match = CELL.exec(text);
    if (match === null) break;
    const [whole, quoted, plain = "", end = ""] = match;
    cells.push((quoted === undefined ? plain : quoted.replaceAll('""', '"')).trim());
    at += whole.length;
    line += whole.split("\n").length - 1;
    if (/^[,;\t]$/.test(end)) continue;
    if (cells.some((cell) => cell !== "")) rows.push({ line: begun, cells });
    cells = [];
    begun = line;
    if (end === "") break;
  }
  return rows;
}
