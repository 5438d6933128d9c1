/** `basic` of PIDF and of the OMA elements (RFC 3863 section 4.1.4). */
export type Basic = "open" | "closed";

/** Reads `open` or `closed`; undefined for anything else. */
export function parseBasic(text: string): Basic | undefined {
  const value = text.trim();
  return value === "open" || value === "closed" ? value : undefined;
}
