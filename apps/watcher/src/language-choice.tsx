import { Tooltip } from "@porchlight/ui";
import { useState } from "react";
import { PartProblem } from "./late/late-part";
import { useLive } from "./presence/use-live";
import { keepLanguage } from "./session/kept-language";
import { type Language, languages } from "./words/languages";
import { speech, words } from "./words/words";

/** The language of the page, each by its own name. What is typed and who is signed in stays. */
export function LanguageChoice() {
  const language = useLive(speech, () => speech.language);
  const [hasFailed, setFailed] = useState(false);
  const choose = async (tag: string): Promise<void> => {
    const chosen = languages.find((each) => each === tag);
    if (chosen === undefined) return;
    const isSpoken = await speech.speak(chosen, navigator.languages);
    setFailed(!isSpoken);
    if (isSpoken) keepLanguage(chosen);
  };
  return (
    <>
      <Tooltip label={words.language} side="bottom">
        <span className="relative inline-flex size-9 shrink-0 items-center justify-center rounded-md text-text-muted hover:bg-surface-raised hover:text-text has-focus-visible:outline-2 has-focus-visible:outline-accent pointer-coarse:size-11">
          <span aria-hidden="true" className="font-medium text-sm uppercase">
            {language}
          </span>
          <select
            aria-label={words.language}
            value={language}
            onChange={(event) => void choose(event.target.value)}
            className="absolute inset-0 cursor-pointer opacity-0"
            data-testid="language"
          >
            {languages.map((each) => (
              <option key={each} value={each} lang={each} className="bg-surface text-text">
                {ownName(each)}
              </option>
            ))}
          </select>
        </span>
      </Tooltip>
      {hasFailed && <PartProblem />}
    </>
  );
}

const ownName = (language: Language): string =>
  new Intl.DisplayNames(language, { type: "language" }).of(language) ?? language;
