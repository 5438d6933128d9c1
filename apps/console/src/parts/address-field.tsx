"use client";
import { shortUri, TextField, type TextFieldProps, visibleText } from "@porchlight/ui";
import { useId } from "react";

export interface AddressFieldProps extends Omit<TextFieldProps, "list" | "type"> {
  /** URIs offered while one types. */
  readonly suggestions: readonly string[];
}

/** An address, with suggestions in the platform's own list. */
export function AddressField({ suggestions, ...field }: AddressFieldProps) {
  const id = useId();
  return (
    <>
      <TextField
        mono
        autoComplete="off"
        autoCapitalize="none"
        spellCheck={false}
        maxLength={512}
        list={id}
        {...field}
      />
      <datalist id={id}>
        {suggestions.map((uri) => (
          <option key={uri} value={visibleText(shortUri(uri))} />
        ))}
      </datalist>
    </>
  );
}
