/** A value of a row as it travels to and from the database. */
export type Cell = string | number | boolean | null;

/** One row, its cells in the order of the table's columns. */
export type CellRow = readonly Cell[];

/** A table whose rows go in and out many at a time, as one JSON text each way. */
export interface JsonTable<Value> {
  readonly name: string;
  readonly columns: readonly string[];
  /** Parameter: JSON array of rows. Inserts each or replaces the row of the same key. */
  readonly upsertSql: string;
  /**
   * Parameters: the cells of so many rows, one row after the other. Does what `upsertSql` does; of few rows SQLite
   * takes a third less time to read cells than to read JSON.
   */
  cellsUpsertSql(rows: number): string;
  /** Parameter: JSON array of keys, each an array of the key's cells. */
  readonly deleteSql: string;
  /** Parameters: the row number to start above, the number of rows. Gives `last` and `page`. */
  readonly pageSql: string;
  toRow(value: Value): CellRow;
  fromRow(row: CellRow): Value;
}

export interface JsonTableDefinition<Value> {
  readonly name: string;
  readonly key: readonly string[];
  /** All columns; the key's come first. */
  readonly columns: readonly string[];
  toRow(value: Value): CellRow;
  fromRow(row: CellRow): Value;
}

export function jsonTable<Value>(definition: JsonTableDefinition<Value>): JsonTable<Value> {
  const { name, key, columns } = definition;
  const names = quotedList(columns);
  const rest = columns.slice(key.length);
  const insert = `INSERT INTO "${name}" (${names})`;
  const orReplace = `ON CONFLICT (${quotedList(key)}) DO UPDATE SET ${rest.map((column) => `"${column}" = excluded."${column}"`).join(", ")}`;
  const row = `(${columns.map(() => "?").join(", ")})`;
  /** By number of rows: a long text that is another one each time is looked up by all of its characters. */
  const cellsUpserts: string[] = [];
  return {
    ...definition,
    upsertSql: `${insert} SELECT ${columns.map(cell).join(", ")} FROM json_each(?) AS batch WHERE true ${orReplace}`,
    cellsUpsertSql: (rows) => {
      cellsUpserts[rows] ??= `${insert} VALUES ${new Array<string>(rows).fill(row).join(", ")} ${orReplace}`;
      return cellsUpserts[rows];
    },
    deleteSql: `DELETE FROM "${name}" WHERE (${quotedList(key)}) IN (SELECT ${key.map(cell).join(", ")} FROM json_each(?) AS batch)`,
    pageSql: [
      `SELECT max("number") AS "last", json_group_array(json("cells")) AS "page" FROM`,
      `(SELECT rowid AS "number", json_array(${names}) AS "cells" FROM "${name}" WHERE rowid > ? ORDER BY rowid LIMIT ?)`,
    ].join(" "),
  };
}

const quotedList = (columns: readonly string[]): string => columns.map((column) => `"${column}"`).join(", ");

const cell = (_: string, index: number): string => `batch.value ->> ${index}`;
