import type { PresenceSourceFacts } from "@porchlight/admin-api";

/** Each source gets a letter; the first is A, the 27th is A2. */
export function sourceLetters(sources: readonly PresenceSourceFacts[]): ReadonlyMap<string, string> {
  return new Map(sources.map(({ id }, index) => [id, letterAt(index)]));
}

function letterAt(index: number): string {
  const letter = String.fromCharCode(65 + (index % 26));
  const round = Math.floor(index / 26);
  return round === 0 ? letter : `${letter}${round + 1}`;
}
