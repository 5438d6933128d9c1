"use client";
import { passwordSchema } from "@porchlight/admin-api";
import { Button } from "@porchlight/ui";
import { useState } from "react";
import { useForm } from "react-hook-form";
import { z } from "zod";
import { admin } from "~/api/admin";
import { showFieldFaults } from "~/api/form-faults";
import { formResolver } from "~/api/form-resolver";
import { FaultBanner } from "~/parts/fault-banner";
import { PasswordField } from "~/rooms/users/password-field";
import type { Say } from "~/words/say";
import { useSay } from "~/words/words-provider";

const formSchemaOf = (say: Say) =>
  z.object({
    password: z.string().min(1, say("users.enterAPasswordOrHaveOne")).and(passwordSchema),
  });

type Chosen = z.infer<ReturnType<typeof formSchemaOf>>;

/** @param onChosen is told the name to sign in with */
export function ChoosePasswordForm({ onChosen }: { readonly onChosen: (name: string) => void }) {
  const say = useSay();
  const [fault, setFault] = useState<unknown>();
  const { register, handleSubmit, setError, setValue, formState } = useForm<Chosen>({
    resolver: formResolver(formSchemaOf(say), say),
    defaultValues: { password: "" },
    mode: "onTouched",
  });
  const { errors, isSubmitting } = formState;
  const submit = handleSubmit(async ({ password }) => {
    setFault(undefined);
    try {
      const token = window.location.hash.slice(1) || NO_TOKEN;
      onChosen((await admin.redeemOperatorLink({ body: { token, password } })).name);
    } catch (error) {
      if (!showFieldFaults(error, ["password"], setError, say)) setFault(error);
    }
  });
  return (
    <form method="post" noValidate onSubmit={submit} className="flex flex-col gap-4">
      <PasswordField
        required
        autoFocus
        error={errors.password?.message}
        onGenerate={(password) => setValue("password", password, { shouldValidate: true, shouldDirty: true })}
        {...register("password")}
      />
      {fault === undefined ? null : <FaultBanner error={fault} />}
      <Button type="submit" variant="primary" size="lg" busy={isSubmitting}>
        {say("users.setPasswordButton")}
      </Button>
    </form>
  );
}

/** Of an address that was cut off before its secret: the server says that it is no link. */
const NO_TOKEN = "none";
