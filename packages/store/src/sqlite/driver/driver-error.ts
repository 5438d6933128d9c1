import { DriverAdapterError, type MappedError } from "@prisma/driver-adapter-utils";

/** The library's error in Prisma's terms. What is no error of SQLite is given back as it is. */
export function driverError(error: unknown): unknown {
  if (!isSqliteError(error)) return error;
  const { message, errno } = error;
  return new DriverAdapterError({
    ...mapped(message, errno),
    originalCode: error.code,
    originalMessage: message,
  });
}

interface SqliteError extends Error {
  readonly errno: number;
  readonly code: string;
}

const isSqliteError = (error: unknown): error is SqliteError =>
  error instanceof Error && "errno" in error && "code" in error;

function mapped(message: string, errno: number): MappedError {
  if (message.includes("UNIQUE constraint failed"))
    return { kind: "UniqueConstraintViolation", ...fields(message) };
  if (message.includes("NOT NULL constraint failed"))
    return { kind: "NullConstraintViolation", ...fields(message) };
  if (message.includes("FOREIGN KEY constraint failed")) {
    return { kind: "ForeignKeyConstraintViolation", constraint: { foreignKey: {} } };
  }
  const table = after(message, "no such table: ");
  if (table !== undefined) return { kind: "TableDoesNotExist", table };
  const column = after(message, "no such column: ");
  if (column !== undefined) return { kind: "ColumnNotFound", column };
  if (message.startsWith("SQLITE_BUSY")) return { kind: "SocketTimeout" };
  return { kind: "sqlite", extendedCode: errno, message };
}

function fields(message: string): { constraint?: { fields: string[] } } {
  const columns = after(message, "constraint failed: ");
  if (columns === undefined) return {};
  return { constraint: { fields: columns.split(", ").map((name) => name.slice(name.indexOf(".") + 1)) } };
}

function after(message: string, mark: string): string | undefined {
  const start = message.indexOf(mark);
  return start === -1 ? undefined : message.slice(start + mark.length);
}
