interface Windowed<Item> {
  readonly items: readonly Item[];
  readonly total: number;
}

const WINDOW = 1000;

/** Reads a list to its end, window by window. */
export async function allWindows<Item>(
  read: (window: { readonly offset: number; readonly limit: number }) => Promise<Windowed<Item>>,
): Promise<Item[]> {
  const all: Item[] = [];
  for (;;) {
    const { items, total } = await read({ offset: all.length, limit: WINDOW });
    all.push(...items);
    if (items.length === 0 || all.length >= total) return all;
  }
}
