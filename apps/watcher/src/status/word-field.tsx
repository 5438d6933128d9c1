import { Select, TextField } from "@porchlight/ui";
import { useState } from "react";
import { lateWords } from "../words/late-words";
import { ui } from "../words/words";

/** A word that people say is no longer than this. */
const longestWord = 60;
const own = "(own)";

export interface WordFieldProps {
  readonly label: string;
  /** A word of the list, own words, or nothing. */
  readonly value: string;
  readonly words: readonly string[];
  readonly wordsOf: (word: string) => string;
  readonly onChange: (value: string) => void;
  readonly testId: string;
}

/** A word that everybody's clients know, or the user's own. */
export function WordField({ label, value, words, wordsOf, onChange, testId }: WordFieldProps) {
  const isOwn = value !== "" && !words.includes(value);
  const [writes, setWrites] = useState(isOwn);
  const sorted = words.toSorted((one, other) => wordsOf(one).localeCompare(wordsOf(other), ui.locale));
  const options = [
    { value: "", label: lateWords.you.nothing },
    ...sorted.map((word) => ({ value: word, label: wordsOf(word) })),
    { value: own, label: lateWords.you.ownWords },
  ];
  const choose = (chosen: string): void => {
    setWrites(chosen === own);
    if (chosen !== own) onChange(chosen);
  };
  return (
    <div className="flex flex-col gap-2">
      <Select
        label={label}
        options={options}
        value={writes ? own : value}
        onChange={(event) => choose(event.target.value)}
        data-testid={testId}
      />
      {writes && (
        <OwnWords
          label={lateWords.you.ownWordsOf(label)}
          value={isOwn ? value : ""}
          onSave={onChange}
          testId={`${testId}-own`}
        />
      )}
    </div>
  );
}

interface OwnWordsProps {
  readonly label: string;
  readonly value: string;
  readonly onSave: (value: string) => void;
  readonly testId: string;
}

function OwnWords({ label, value, onSave, testId }: OwnWordsProps) {
  const [typed, setTyped] = useState(value);
  const save = (): void => {
    if (typed.trim() !== value) onSave(typed.trim());
  };
  return (
    <TextField
      label={label}
      hideLabel
      placeholder={lateWords.you.ownWords}
      value={typed}
      maxLength={longestWord}
      autoComplete="off"
      onChange={(event) => setTyped(event.target.value)}
      onBlur={save}
      onKeyDown={(event) => event.key === "Enter" && save()}
      data-testid={testId}
    />
  );
}
