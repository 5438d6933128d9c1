/** The text with its `{places}` filled; a place without a value stays as it is. */
export const fillText = <Value>(
  text: string,
  places: Readonly<Record<string, Value>>,
  print: (value: Value) => string,
): string =>
  text.replace(/\{(\w+)\}/g, (place, name: string) => {
    const value = Object.hasOwn(places, name) ? places[name] : undefined;
    return value === undefined ? place : print(value);
  });
