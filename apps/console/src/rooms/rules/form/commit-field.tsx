"use client";
import { TextField, type TextFieldProps } from "@porchlight/ui";
import { type KeyboardEvent, useId, useState } from "react";

export interface CommitFieldProps extends Omit<TextFieldProps, "value" | "onChange" | "list"> {
  readonly value: string;
  /** What is wrong with a text; it then stays in the field. */
  readonly check?: (text: string) => string | undefined;
  readonly onCommit: (text: string) => void;
  readonly suggestions?: readonly string[];
}

/** Text that counts once one leaves the field or presses Enter, so that what is half typed changes nothing. */
export function CommitField({ value, check, onCommit, suggestions, ...field }: CommitFieldProps) {
  const listId = useId();
  const [text, setText] = useState(value);
  const [known, setKnown] = useState(value);
  if (value !== known) {
    setKnown(value);
    setText(value);
  }
  const error = text === value ? undefined : check?.(text);
  const commit = () => {
    if (text !== value && error === undefined) onCommit(text);
  };
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key === "Enter") {
      event.preventDefault();
      commit();
    }
    if (event.key === "Escape") setText(value);
  };
  return (
    <>
      <TextField
        autoComplete="off"
        autoCapitalize="none"
        spellCheck={false}
        {...field}
        {...(suggestions === undefined ? {} : { list: listId })}
        error={error}
        value={text}
        onChange={(event) => setText(event.target.value)}
        onBlur={commit}
        onKeyDown={onKeyDown}
      />
      {suggestions === undefined ? null : (
        <datalist id={listId}>
          {suggestions.map((suggestion) => (
            <option key={suggestion} value={suggestion} />
          ))}
        </datalist>
      )}
    </>
  );
}
