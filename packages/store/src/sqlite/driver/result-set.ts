import { type ColumnType, ColumnTypeEnum, type SqlResultSet } from "@prisma/driver-adapter-utils";
import type { Row } from "./connection";

/** Rows as Prisma reads them. SQLite has no column types: each column is judged by its first value that is not null. */
export function resultSet(rows: readonly Row[]): SqlResultSet {
  const columnNames = Object.keys(rows[0] ?? {});
  return {
    columnNames,
    columnTypes: columnNames.map((name) => columnType(rows, name)),
    rows: rows.map((row) => columnNames.map((name) => row[name])),
  };
}

function columnType(rows: readonly Row[], name: string): ColumnType {
  for (const row of rows) {
    const value = row[name];
    if (value !== null) return typeOf(value);
  }
  return ColumnTypeEnum.Text;
}

function typeOf(value: unknown): ColumnType {
  if (typeof value === "number")
    return Number.isInteger(value) ? ColumnTypeEnum.Int64 : ColumnTypeEnum.Double;
  return value instanceof Uint8Array ? ColumnTypeEnum.Bytes : ColumnTypeEnum.Text;
}
