"use client";
import { zodResolver } from "@hookform/resolvers/zod";
import { passwordSchema } from "@porchlight/admin-api";
import { Button, Dialog, DialogActions, UriText, useToast } from "@porchlight/ui";
import { useState } from "react";
import { useForm } from "react-hook-form";
import { z } from "zod";
import { admin } from "~/api/admin";
import { showFieldFaults } from "~/api/form-faults";
import { FaultBanner } from "~/parts/confirm-dialog";
import { PasswordField } from "./password-field";

const formSchema = z.object({
  password: z.string().min(1, "Enter a password, or have one made up").and(passwordSchema),
});

export interface SetPasswordDialogProps {
  readonly aor: string;
  readonly onClose: () => void;
}

/** A new password; the old one counts no longer. */
export function SetPasswordDialog({ aor, onClose }: SetPasswordDialogProps) {
  const [fault, setFault] = useState<unknown>();
  const toast = useToast();
  const { register, handleSubmit, setError, setValue, formState } = useForm<z.infer<typeof formSchema>>({
    resolver: zodResolver(formSchema),
    defaultValues: { password: "" },
    mode: "onTouched",
  });
  const { errors, isSubmitting } = formState;
  const submit = handleSubmit(async (body) => {
    setFault(undefined);
    try {
      await admin.setUserPassword({ params: { aor }, body });
      toast({ tone: "ok", text: "The password is set." });
      onClose();
    } catch (error) {
      if (!showFieldFaults(error, ["password"], setError)) setFault(error);
    }
  });
  return (
    <Dialog
      open
      onOpenChange={(open) => open || onClose()}
      title="Set a password"
      description={
        <>
          For <UriText uri={aor} />. Devices that have the old one cannot sign in again until they have the
          new one.
        </>
      }
    >
      <form noValidate onSubmit={submit} className="flex flex-col gap-4">
        <PasswordField
          required
          autoFocus
          hint="It is not shown again."
          error={errors.password?.message}
          onGenerate={(password) =>
            setValue("password", password, { shouldValidate: true, shouldDirty: true })
          }
          {...register("password")}
        />
        {fault === undefined ? null : <FaultBanner error={fault} />}
        <DialogActions>
          <Button onClick={onClose}>Cancel</Button>
          <Button type="submit" variant="primary" busy={isSubmitting}>
            Set password
          </Button>
        </DialogActions>
      </form>
    </Dialog>
  );
}
