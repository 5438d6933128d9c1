import { cookies, headers } from "next/headers";
import { cache } from "react";
import { COMMON } from "./common";
import { chooseLanguage, LANGUAGE_COOKIE } from "./language";
import { createSay, type Room, type Say, type SomeWords } from "./say";
import { type SpokenWords, spokenWords } from "./spoken-words";
import type { Catalogue } from "./words-provider";

/** One for each file of `words`; the build has looked. */
const languages: readonly string[] = (process.env.CONSOLE_LANGUAGES ?? "en").split(",");

/** How who asks for this page is spoken to, and what every page says. Only on a server. */
export const catalogueHere = cache(async (): Promise<Catalogue> => {
  const choice = (await cookies()).get(LANGUAGE_COOKIE)?.value;
  const { language, locale } = chooseLanguage(languages, choice, (await headers()).get("accept-language"));
  const { ui, words } = await spokenIn(language);
  return { language, locale, languages, words: only(COMMON, words), uiWords: { ...ui, locale } };
});

/** What rooms say, in the same language. Only on a server. */
export async function roomWordsHere(rooms: readonly Room[]): Promise<SomeWords> {
  const { language } = await catalogueHere();
  return only(rooms, (await spokenIn(language)).words);
}

const only = (rooms: readonly Room[], words: SomeWords): SomeWords =>
  Object.fromEntries(rooms.map((room) => [room, words[room]]));

/** Says sentences in the language of who asks for this page. Only on a server. */
export async function sayHere(): Promise<Say> {
  const { language, uiWords } = await catalogueHere();
  return createSay((await spokenIn(language)).words, uiWords);
}

/** All that is said in a language; in English where there is no such language. Only on a server. */
export const wordsIn = async (language: string): Promise<SpokenWords["words"]> =>
  (await spokenIn(languages.includes(language) ? language : "en")).words;

const spoken = new Map<string, Promise<SpokenWords>>();

function spokenIn(language: string): Promise<SpokenWords> {
  const known = spoken.get(language) ?? read(language);
  spoken.set(language, known);
  return known;
}

async function read(language: string): Promise<SpokenWords> {
  const { default: file }: { readonly default: unknown } = await import(`../../words/${language}.json`);
  return spokenWords(language, file);
}
