"use client";
import { IconButton, TextField, type TextFieldProps } from "@porchlight/ui";
import { Dices, Eye, EyeOff } from "lucide-react";
import { useState } from "react";
import { useSay } from "~/words/words-provider";
import { newPassword } from "./new-password";

export interface PasswordFieldProps extends Omit<TextFieldProps, "type" | "trailing" | "label"> {
  readonly onGenerate: (password: string) => void;
}

/** A password for somebody else: it may be seen, and it may be made up. */
export function PasswordField({ onGenerate, ...field }: PasswordFieldProps) {
  const say = useSay();
  const [shown, setShown] = useState(false);
  const generate = () => {
    setShown(true);
    onGenerate(newPassword());
  };
  return (
    <div className="flex flex-col items-start gap-2">
      <TextField
        {...field}
        label={say("parts.password")}
        className="w-full"
        type={shown ? "text" : "password"}
        mono={shown}
        autoComplete="new-password"
        spellCheck={false}
        trailing={
          <IconButton
            size="sm"
            label={shown ? say("parts.hidePassword") : say("parts.showPassword")}
            onClick={() => setShown(!shown)}
          >
            {shown ? <EyeOff /> : <Eye />}
          </IconButton>
        }
      />
      <button
        type="button"
        onClick={generate}
        className="inline-flex min-h-6 items-center gap-1.5 text-sm text-text-muted underline underline-offset-4 hover:text-text"
      >
        <Dices aria-hidden="true" className="size-4" /> {say("users.makeOneUp")}
      </button>
    </div>
  );
}
