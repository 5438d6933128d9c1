/** Order of two texts or numbers, for `sort`. */
export function ascending<Value extends string | number>(one: Value, other: Value): number {
  if (one === other) return 0;
  return one < other ? -1 : 1;
}
