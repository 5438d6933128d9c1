import type { UiWords } from "@porchlight/ui";
import type { RpidWords } from "@porchlight/ui/words/rpid";
import type { ReactNode } from "react";
import type english from "../../words/en.json";
import { fillText } from "./fill-text";
import { type Parts, richText } from "./rich-text";

/** The sentences of a language, with the keys of English. */
export type Words = typeof english;

/** The sentences of some rooms. */
export type SomeWords = Readonly<Partial<Words & { readonly rpid: RpidWords }>>;

/** Whose sentences they are: those of a room of the console, or what all rooms share. */
export type Room = keyof SomeWords;

/** A sentence for each form that a language counts by (CLDR plural categories); English has these two. */
interface Counted {
  readonly one: string;
  readonly other: string;
}

type KeyIn<Branch> = {
  [Name in keyof Branch & string]: Branch[Name] extends string | Counted
    ? Name
    : `${Name}.${KeyIn<Branch[Name]>}`;
}[keyof Branch & string];

/** The path to a sentence: `users.title`. */
export type Key = KeyIn<Words>;

/** What goes into the places of a sentence. Numbers are written as the language writes them; `count` chooses the form. */
export type Places = Readonly<Record<string, string | number>>;

/** Says sentences in one language. */
export interface Say {
  (key: Key, places?: Places): string;
  /** Whether there is such a sentence. */
  readonly has: (key: string) => key is Key;
  /** A sentence with elements in it: `{place}` is a value, `<tag>text</tag>` is given to the function of its name. */
  readonly rich: (key: Key, parts: Parts) => ReactNode;
  /** BCP 47, for Intl. */
  readonly locale: string;
  /** Of the components, for the functions that write times. */
  readonly uiWords: UiWords;
  readonly number: (value: number, options?: Intl.NumberFormatOptions) => string;
}

/** The locale of `uiWords` tells how numbers are written and things are counted. */
export function createSay(words: SomeWords, uiWords: UiWords): Say {
  const { locale } = uiWords;
  const plurals = new Intl.PluralRules(locale);
  const numbers = new Intl.NumberFormat(locale);
  const sentence = (key: Key, count: unknown): string => {
    const found = sentenceAt(words, key);
    if (typeof found === "string") return found;
    return found[typeof count === "number" ? plurals.select(count) : "other"] ?? found.other;
  };
  const text = (value: string | number): string =>
    typeof value === "number" ? numbers.format(value) : value;
  return Object.assign(
    (key: Key, places: Places = {}): string => fillText(sentence(key, places.count), places, text),
    {
      has: (key: string): key is Key => foundAt(words, key) !== undefined,
      rich: (key: Key, parts: Parts): ReactNode =>
        richText(sentence(key, parts.count), parts, numbers.format),
      locale,
      uiWords,
      number: (value: number, options?: Intl.NumberFormatOptions): string =>
        (options === undefined ? numbers : new Intl.NumberFormat(locale, options)).format(value),
    },
  );
}

type Forms = Readonly<Record<string, string>> & Pick<Counted, "other">;

/** A key that is not there says itself: it is seen, and the page goes on. */
const sentenceAt = (words: SomeWords, key: Key): string | Forms => foundAt(words, key) ?? key;

function foundAt(words: SomeWords, key: string): string | Forms | undefined {
  let at: unknown = words;
  for (const name of key.split(".")) at = isBranch(at) && Object.hasOwn(at, name) ? at[name] : undefined;
  return typeof at === "string" || isCounted(at) ? at : undefined;
}

const isBranch = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === "object" && value !== null;

const isCounted = (value: unknown): value is Forms => isBranch(value) && typeof value.other === "string";
