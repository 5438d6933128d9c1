"use client";
import { TextField, type TextFieldProps } from "@porchlight/ui";
import type { Say } from "~/words/say";
import { useSay } from "~/words/words-provider";

export type CodeKind = "digits" | "recovery";

export interface CodeFieldProps
  extends Omit<TextFieldProps, "label" | "hint" | "mono" | "inputMode" | "autoComplete" | "spellCheck"> {
  readonly kind?: CodeKind;
}

const wordsOf = (say: Say) =>
  ({
    digits: {
      label: say("secondFactor.code"),
      hint: say("secondFactor.theSixDigitsThatYourAuthenticator"),
      inputMode: "numeric",
    },
    recovery: {
      label: say("secondFactor.recoveryCode"),
      hint: say("secondFactor.oneThatYouHaveNotUsed"),
      inputMode: "text",
    },
  }) as const satisfies Record<CodeKind, unknown>;

/** Where a code of the second factor is typed. */
export function CodeField({ kind = "digits", ...field }: CodeFieldProps) {
  const say = useSay();
  return (
    <TextField
      {...wordsOf(say)[kind]}
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
