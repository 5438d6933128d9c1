import type { Connection } from "../driver/connection";
import type { OfficeCell, OfficeRow, OfficeTable } from "./office-tables";

/** A column as the database knows it. */
export interface Column {
  readonly name: string;
  readonly takes: "text" | "integer" | "real" | "octets";
  readonly isNullable: boolean;
  /** A row may leave it out. */
  readonly hasDefault: boolean;
}

export async function columnsOf(database: Connection, table: OfficeTable): Promise<readonly Column[]> {
  const rows = await database.all(`PRAGMA table_info("${table}")`, []);
  return rows.map(({ dflt_value, name, notnull, type }) => ({
    name: String(name),
    takes: kindOf(String(type)),
    isNullable: notnull === 0,
    hasDefault: notnull === 0 || dflt_value !== null,
  }));
}

function kindOf(type: string): Column["takes"] {
  if (type === "TEXT") return "text";
  if (type === "BLOB") return "octets";
  return type === "REAL" ? "real" : "integer";
}

/** Why a row cannot be of a table with these columns; undefined where it can. */
export function rowFault({ row, table }: OfficeRow, columns: readonly Column[]): string | undefined {
  const unknown = Object.keys(row).find((name) => !columns.some((column) => column.name === name));
  if (unknown !== undefined) return `${table} has no ${unknown} here: it may be of a newer version`;
  for (const column of columns) {
    const value = row[column.name];
    if (value === undefined ? !column.hasDefault : !fits(value, column))
      return `${table} needs ${column.isNullable ? "" : "a "}${column.takes} as ${column.name}`;
  }
  return undefined;
}

function fits(value: OfficeCell, { isNullable, takes }: Column): boolean {
  if (value === null) return isNullable;
  switch (takes) {
    case "text":
      return typeof value === "string";
    case "integer":
      return Number.isSafeInteger(value);
    case "real":
      return typeof value === "number";
    case "octets":
      return value instanceof Uint8Array;
  }
}
