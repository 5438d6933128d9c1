"use client";
import { TextField, type TextFieldProps } from "@porchlight/ui";

export type CodeKind = "digits" | "recovery";

export interface CodeFieldProps
  extends Omit<TextFieldProps, "label" | "hint" | "mono" | "inputMode" | "autoComplete" | "spellCheck"> {
  readonly kind?: CodeKind;
}

const WORDS = {
  digits: { label: "Code", hint: "The six digits that your authenticator shows now.", inputMode: "numeric" },
  recovery: { label: "Recovery code", hint: "One that you have not used yet.", inputMode: "text" },
} as const satisfies Record<CodeKind, unknown>;

/** Where a code of the second factor is typed. */
export function CodeField({ kind = "digits", ...field }: CodeFieldProps) {
  return (
    <TextField
      {...WORDS[kind]}
      mono
      required
      autoFocus
      autoComplete={kind === "digits" ? "one-time-code" : "off"}
      autoCapitalize="none"
      spellCheck={false}
      {...field}
    />
  );
}
