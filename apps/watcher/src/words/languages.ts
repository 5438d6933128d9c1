import type { Translation } from "./translation";

/** The languages besides English, by their tags (BCP 47). Each is a file of its own, which comes when it is spoken. */
const translations = {
  de: async () => (await import("./de")).de,
} satisfies Record<string, () => Promise<Translation>>;

type Translated = keyof typeof translations;
export type Language = "en" | Translated;

const isTranslated = (tag: string): tag is Translated => Object.hasOwn(translations, tag);

export const languages: readonly Language[] = ["en", ...Object.keys(translations).filter(isTranslated)];

/** Undefined for English, which is there from the beginning. */
export const translationOf = async (language: Language): Promise<Translation | undefined> =>
  language === "en" ? undefined : translations[language]();

/** The one that was chosen, else the first that the reader wants and there is, else English. */
export const chooseLanguage = (chosen: string | undefined, wanted: readonly string[]): Language =>
  [chosen ?? "", ...wanted].map(lookUp).find((found) => found !== undefined) ?? "en";

/** The tag that the reader wants a language written by: with the region, where it was told. */
export const localeOf = (language: Language, wanted: readonly string[]): string =>
  wanted.find((tag) => lookUp(tag) === language) ?? language;

/** The language of a tag, or of what is left of it without its last parts (RFC 4647 section 3.4). */
function lookUp(tag: string): Language | undefined {
  const found = languages.find((language) => language.toLowerCase() === tag.toLowerCase());
  const end = tag.lastIndexOf("-");
  return found ?? (end > 0 ? lookUp(tag.slice(0, end)) : undefined);
}
