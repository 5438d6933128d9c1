"use client";
import { passwordSchema } from "@porchlight/admin-api";
import { Button, Dialog, DialogActions, useToast } from "@porchlight/ui";
import { type ReactNode, useState } from "react";
import { useForm } from "react-hook-form";
import { z } from "zod";
import { showFieldFaults } from "~/api/form-faults";
import { formResolver } from "~/api/form-resolver";
import { FaultBanner } from "~/parts/fault-banner";
import type { Say } from "~/words/say";
import { useSay } from "~/words/words-provider";
import { PasswordField } from "./password-field";

const formSchemaOf = (say: Say) =>
  z.object({
    password: z.string().min(1, say("users.enterAPasswordOrHaveOne")).and(passwordSchema),
  });

type NewPassword = z.infer<ReturnType<typeof formSchemaOf>>;

export interface SetPasswordDialogProps {
  /** Whose it is, and what becomes of the old one. */
  readonly description: ReactNode;
  readonly write: (body: NewPassword) => Promise<unknown>;
  readonly onClose: () => void;
}

/** A new password; the old one counts no longer. */
export function SetPasswordDialog({ description, write, onClose }: SetPasswordDialogProps) {
  const say = useSay();
  const [fault, setFault] = useState<unknown>();
  const toast = useToast();
  const { register, handleSubmit, setError, setValue, formState } = useForm<NewPassword>({
    resolver: formResolver(formSchemaOf(say), say),
    defaultValues: { password: "" },
    mode: "onTouched",
  });
  const { errors, isSubmitting } = formState;
  const submit = handleSubmit(async (body) => {
    setFault(undefined);
    try {
      await write(body);
      toast({ tone: "ok", text: say("users.thePasswordIsSet") });
      onClose();
    } catch (error) {
      if (!showFieldFaults(error, ["password"], setError, say)) setFault(error);
    }
  });
  return (
    <Dialog
      open
      onOpenChange={(open) => open || onClose()}
      title={say("users.setAPassword")}
      description={description}
    >
      <form noValidate onSubmit={submit} className="flex flex-col gap-4">
        <PasswordField
          required
          autoFocus
          hint={say("users.itIsNotShownAgain")}
          error={errors.password?.message}
          onGenerate={(password) =>
            setValue("password", password, { shouldValidate: true, shouldDirty: true })
          }
          {...register("password")}
        />
        {fault === undefined ? null : <FaultBanner error={fault} />}
        <DialogActions>
          <Button onClick={onClose}>{say("parts.cancel")}</Button>
          <Button type="submit" variant="primary" busy={isSubmitting}>
            {say("users.setPasswordButton")}
          </Button>
        </DialogActions>
      </form>
    </Dialog>
  );
}
