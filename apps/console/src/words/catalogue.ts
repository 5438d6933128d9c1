import type { UiWords } from "@porchlight/ui";
import { uiDe } from "@porchlight/ui/words/de";
import { uiEn } from "@porchlight/ui/words/en";
import type { RpidWords } from "@porchlight/ui/words/rpid";
import { rpidDe } from "@porchlight/ui/words/rpid-de";
import { rpidEn } from "@porchlight/ui/words/rpid-en";
import { cookies, headers } from "next/headers";
import { cache } from "react";
import english from "../../words/en.json";
import { COMMON } from "./common";
import { chooseLanguage, LANGUAGE_COOKIE } from "./language";
import { createSay, type Room, type Say, type SomeWords, type Words } from "./say";
import type { Catalogue } from "./words-provider";

/** One for each file of `words`; the build has looked. */
const languages: readonly string[] = (process.env.CONSOLE_LANGUAGES ?? "en").split(",");

const uiWordsIn: Readonly<Record<string, UiWords>> = { en: uiEn, de: uiDe };

const rpidWordsIn: Readonly<Record<string, RpidWords>> = { en: rpidEn, de: rpidDe };

/** How who asks for this page is spoken to, and what every page says. Only on a server. */
export const catalogueHere = cache(async (): Promise<Catalogue> => {
  const choice = (await cookies()).get(LANGUAGE_COOKIE)?.value;
  const { language, locale } = chooseLanguage(languages, choice, (await headers()).get("accept-language"));
  const uiWords = { ...(uiWordsIn[language] ?? uiEn), locale };
  return { language, locale, languages, words: only(COMMON, await wordsOf(language)), uiWords };
});

/** What rooms say, in the same language. Only on a server. */
export async function roomWordsHere(rooms: readonly Room[]): Promise<SomeWords> {
  const { language } = await catalogueHere();
  return only(rooms, { ...(await wordsOf(language)), rpid: rpidWordsIn[language] ?? rpidEn });
}

const only = (rooms: readonly Room[], words: SomeWords): SomeWords =>
  Object.fromEntries(rooms.map((room) => [room, words[room]]));

/** Says sentences in the language of who asks for this page. Only on a server. */
export async function sayHere(): Promise<Say> {
  const { language, uiWords } = await catalogueHere();
  return createSay(await wordsOf(language), uiWords);
}

async function wordsOf(language: string): Promise<Words> {
  if (language === "en") return english;
  const { default: words }: { readonly default: unknown } = await import(`../../words/${language}.json`);
  return completed(english, words);
}

/** The words of a language; what it does not say yet is said in English. */
function completed<Branch>(inEnglish: Branch, words: unknown): Branch {
  if (typeof inEnglish === "string") return (typeof words === "string" ? words : inEnglish) as Branch;
  const said = typeof words === "object" && words !== null ? words : {};
  const branch: Record<string, unknown> = { ...said };
  for (const [name, value] of Object.entries(inEnglish as object)) {
    branch[name] = completed(value, Object.entries(said).find(([other]) => other === name)?.[1]);
  }
  return branch as Branch;
}
