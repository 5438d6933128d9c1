"use client";
import { TextField } from "@porchlight/ui";
import { Search } from "lucide-react";
import { useEffect, useState } from "react";
import { patchUrl } from "~/url/use-url-state";

export interface SearchFieldProps {
  readonly label: string;
  /** The parameter of the URL that has the text. */
  readonly name?: string;
  readonly value: string;
}

const PAUSE_MS = 200;

/** Text to search for, kept in the URL after a short pause. */
export function SearchField({ label, name = "q", value }: SearchFieldProps) {
  const [text, setText] = useState(value);
  const [known, setKnown] = useState(value);
  if (value !== known) {
    setKnown(value);
    setText(value);
  }
  useEffect(() => {
    if (text === value) return;
    const timer = setTimeout(() => {
      setKnown(text);
      patchUrl({ [name]: text });
    }, PAUSE_MS);
    return () => clearTimeout(timer);
  }, [text, value, name]);
  return (
    <TextField
      label={label}
      hideLabel
      type="search"
      placeholder={label}
      autoComplete="off"
      spellCheck={false}
      maxLength={200}
      leading={<Search />}
      className="w-full sm:w-72"
      value={text}
      onChange={(event) => setText(event.target.value)}
    />
  );
}
