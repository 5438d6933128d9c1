"use client";
import { IconButton, TextField } from "@porchlight/ui";
import { Eye, EyeOff } from "lucide-react";
import { useState } from "react";
import type { FieldErrors, UseFormRegister } from "react-hook-form";
import { useSay } from "~/words/words-provider";
import { credentialRulesOf } from "./credential-rules";
import type { Credentials } from "./sign-in-form";

export interface PasswordFieldsProps {
  readonly register: UseFormRegister<Credentials>;
  readonly errors: FieldErrors<Credentials>;
}

/** Name and password. */
export function PasswordFields({ register, errors }: PasswordFieldsProps) {
  const say = useSay();
  const rules = credentialRulesOf(say);
  const [shown, setShown] = useState(false);
  return (
    <>
      <TextField
        label={say("parts.name")}
        autoComplete="username"
        autoCapitalize="none"
        spellCheck={false}
        required
        error={errors.username?.message}
        {...register("username", rules.username)}
      />
      <TextField
        label={say("parts.password")}
        type={shown ? "text" : "password"}
        autoComplete="current-password"
        required
        error={errors.password?.message}
        trailing={
          <IconButton
            size="sm"
            label={shown ? say("parts.hidePassword") : say("parts.showPassword")}
            onClick={() => setShown(!shown)}
          >
            {shown ? <EyeOff /> : <Eye />}
          </IconButton>
        }
        {...register("password", rules.password)}
      />
    </>
  );
}
