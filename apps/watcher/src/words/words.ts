import type { UiWords } from "@porchlight/ui";
import { completed } from "@porchlight/ui/words/completed";
import { en } from "./en";
import { type Language, localeOf, translationOf } from "./languages";
import type { BegunTranslation, Words } from "./translation";

/** What the page says at the moment, from the sign-in to the board; `lateWords` are those of what comes after it. */
export let words: Words = en;

/** All that the language says, where that is not English. */
export let translation: BegunTranslation | undefined;

/** What the components say, written the way the reader wants. */
export let ui: UiWords = en.ui;

/** The language that is spoken at the moment. */
class Speech {
  readonly #listeners = new Set<() => void>();
  #language: Language = "en";
  #wanted: Language = "en";

  get language(): Language {
    return this.#language;
  }

  onChange(listener: () => void): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  /** Everything is said in a language from here on. False when its words cannot be had: then nothing changes. */
  async speak(language: Language, wanted: readonly string[], find = translationOf): Promise<boolean> {
    this.#wanted = language;
    let next: BegunTranslation | undefined;
    try {
      next = await find(language);
    } catch {
      return false;
    }
    if (this.#wanted === language) this.#become(language, next, wanted);
    return true;
  }

  #become(language: Language, next: BegunTranslation | undefined, wanted: readonly string[]): void {
    translation = next;
    words = completed(en, next);
    ui = { ...words.ui, locale: localeOf(language, wanted) };
    this.#language = language;
    for (const listener of [...this.#listeners]) listener();
  }
}

export const speech = new Speech();
