import type { Saying, Words } from "@porchlight/kernel";

/** Words as their column has them: those of somebody else as they are. */
export const wordsCell = (words: Words): string =>
  typeof words === "string" ? words : JSON.stringify(words);

export function wordsIn(cell: string): Words {
  const value = parsed(cell);
  return isSaying(value) ? value : cell;
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
