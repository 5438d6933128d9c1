"use client";
import { Select } from "@porchlight/ui";
import { useLanguageChoice } from "~/frame/use-language-choice";
import { useSay } from "~/words/words-provider";

/** The language of the page, for who cannot open the account menu yet. */
export function LanguageField() {
  const say = useSay();
  const { language, options, change } = useLanguageChoice();
  return (
    <Select
      label={say("frame.language")}
      value={language}
      options={options}
      onChange={(event) => change(event.target.value)}
    />
  );
}
