import type { BegunTranslation } from "./translation";

/** One file for each language besides English, named by its tag (BCP 47), which comes when it is spoken. */
const files = import.meta.glob<BegunTranslation>("./translations/*.ts", { import: "words" });

const translations: ReadonlyMap<string, () => Promise<BegunTranslation>> = new Map(
  Object.entries(files).map(([path, load]) => [path.replace(/^.*\/|\.ts$/g, ""), load]),
);

/** The tag of one of those there are. */
export type Language = string;

export const languages: readonly Language[] = ["en", ...translations.keys()];

/** Undefined for English, which is there from the beginning. */
export const translationOf = async (language: Language): Promise<BegunTranslation | undefined> =>
  translations.get(language)?.();

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
