import type { Saying } from "@porchlight/kernel";

/** What went wrong with a calendar, as its column has it; plain English in an office that was exported by an older version. */
export function calendarError(cell: string): Saying {
  const value = parsed(cell);
  return isSaying(value) ? value : { code: "in-words-of-reader", places: { message: cell }, text: cell };
}

function parsed(cell: string): unknown {
  try {
    return JSON.parse(cell);
  } catch {
    return undefined;
  }
}

const isSaying = (value: unknown): value is Saying =>
  isObject(value) &&
  typeof value.code === "string" &&
  typeof value.text === "string" &&
  isObject(value.places);

const isObject = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === "object" && value !== null;
