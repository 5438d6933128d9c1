export const longestWords = 100;

/** Words a person typed, trimmed and bounded; undefined when there are none. */
export function typedWords(value: unknown): string | undefined {
  return typeof value === "string" ? value.trim().slice(0, longestWords) || undefined : undefined;
}
