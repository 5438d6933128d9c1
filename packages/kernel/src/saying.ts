/** A sentence or a phrase, apart from its words: a stable code, and what goes into its places. */
export interface Said {
  readonly code: string;
  readonly places: Readonly<Record<string, Place>>;
}

/** A phrase in a place is a saying of its own. */
export type Place = string | number | Said;

/** What is said, with its English. */
export interface Saying extends Said {
  readonly text: string;
}

/** A sentence of ours, or what somebody else says in words of their own. */
export type Words = Saying | string;

/** The words, as English has them. */
export const textOfWords = (words: Words): string => (typeof words === "string" ? words : words.text);

/** What stands in for the words in other languages; null where they are somebody else's. */
export const saidOfWords = (words: Words): Said | null => (typeof words === "string" ? null : saidIn(words));

/** English by code; `{name}` is a place. */
export type Sayings = Readonly<Record<string, string>>;

type PlacesIn<Text extends string> = Text extends `${string}{${infer Name}}${infer Rest}`
  ? Name | PlacesIn<Rest>
  : never;

type Filling<Text extends string> = [PlacesIn<Text>] extends [never]
  ? []
  : [Readonly<Record<PlacesIn<Text>, string | number | Saying>>];

/** Says what a table has. */
export type Sayer<Table extends Sayings> = <Code extends keyof Table & string>(
  code: Code,
  ...filling: Filling<Table[Code]>
) => Saying;

export const sayer =
  <const Table extends Sayings>(table: Table): Sayer<Table> =>
  (code, ...[places = {}]) =>
    spoken(table, code, places);

/** What a table says for a code; the code itself where it has none. */
export const spoken = (
  table: Sayings,
  code: string,
  places: Readonly<Record<string, Place | Saying>>,
): Saying => ({
  code,
  places,
  text: english(table[code] ?? code, places),
});

/** The saying without its English, which the words of a page stand for. */
export function saidIn({ code, places }: Said): Said {
  const bare = Object.entries(places).map(([name, place]) => [
    name,
    typeof place === "object" ? saidIn(place) : place,
  ]);
  return { code, places: Object.fromEntries(bare) };
}

/** What a value says is not read again. */
const english = (text: string, places: Readonly<Record<string, Place | Saying>>): string =>
  text.replace(/\{(\w+)\}/g, (whole, name: string) => {
    const place = Object.hasOwn(places, name) ? places[name] : undefined;
    if (place === undefined) return whole;
    if (typeof place !== "object") return String(place);
    return isSaying(place) ? place.text : place.code;
  });

const isSaying = (said: Said): said is Saying => "text" in said;
