/** What the list operations share: one window of a filtered, sorted list. */
export interface Window {
  readonly offset: number;
  readonly limit: number;
}

export function windowOf<Item, Row>(
  items: readonly Item[],
  { offset, limit }: Window,
  row: (item: Item) => Row,
): { items: Row[]; total: number } {
  return { items: items.slice(offset, offset + limit).map(row), total: items.length };
}

/** Whether one of the texts contains the search text; case does not matter, an empty search finds all. */
export function found(search: string, texts: readonly (string | undefined)[]): boolean {
  if (search === "") return true;
  const wanted = search.toLowerCase();
  return texts.some((text) => text?.toLowerCase().includes(wanted));
}

/** Orders by code unit, the same on every machine. */
export const compareText = (left: string, right: string): number =>
  left < right ? -1 : left > right ? 1 : 0;
