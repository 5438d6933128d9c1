import type { ArgType } from "@prisma/driver-adapter-utils";

/** What a parameter of a statement may be. */
export type Bindable = string | number | Uint8Array | null;

/** Turns what Prisma passes into what SQLite stores. Integers beyond 2^53 are refused, as reading them would lose digits. */
export function bindable(value: unknown, type: ArgType | undefined): Bindable {
  if (value === null || value === undefined) return null;
  switch (typeof value) {
    case "boolean":
      return value ? 1 : 0;
    case "bigint":
      return safeInteger(Number(value));
    case "number":
      return value;
    case "string":
      return fromText(value, type);
    default:
      return fromObject(value);
  }
}

function fromText(text: string, type: ArgType | undefined): Bindable {
  switch (type?.scalarType) {
    case "int":
    case "bigint":
      return safeInteger(Number(text));
    case "bytes":
      return Buffer.from(text, "base64");
    case "datetime":
      return new Date(text).toISOString();
    default:
      return text;
  }
}

function fromObject(value: object): Bindable {
  if (value instanceof Date) return value.toISOString();
  if (value instanceof Uint8Array) return value;
  throw new TypeError("a parameter of this type cannot be stored in SQLite");
}

function safeInteger(value: number): number {
  if (!Number.isSafeInteger(value)) throw new RangeError(`${value} is not an integer below 2^53`);
  return value;
}
