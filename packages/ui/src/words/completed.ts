/** What is said so far of a language: any part may be missing. Functions are whole. */
export type Begun<Branch> = Branch extends (...values: never) => unknown
  ? Branch
  : Branch extends object
    ? { readonly [Name in keyof Branch]?: Begun<Branch[Name]> }
    : Branch;

/** The words of a language; what it does not say, or not in the shape of the English, is said in English. */
export function completed<Branch>(english: Branch, words: unknown): Branch {
  if (!isBranch(english)) return (typeof words === typeof english ? words : english) as Branch;
  const said = isBranch(words) ? words : {};
  const names = new Set([...Object.keys(said), ...Object.keys(english)]);
  return Object.fromEntries(
    [...names].map((name) => [
      name,
      Object.hasOwn(english, name) ? completed(own(english, name), own(said, name)) : own(said, name),
    ]),
  ) as Branch;
}

type Words = Readonly<Record<string, unknown>>;

const isBranch = (value: unknown): value is Words => typeof value === "object" && value !== null;

const own = (words: Words, name: string): unknown => (Object.hasOwn(words, name) ? words[name] : undefined);
