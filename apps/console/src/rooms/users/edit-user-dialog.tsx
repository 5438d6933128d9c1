"use client";
import { accountKindSchema, displayNameSchema, type User } from "@porchlight/admin-api";
import { Button, Dialog, DialogActions, Select, TextField, useToast } from "@porchlight/ui";
import { useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { useForm } from "react-hook-form";
import { z } from "zod";
import { admin } from "~/api/admin";
import { showFieldFaults } from "~/api/form-faults";
import { formResolver } from "~/api/form-resolver";
import { FaultBanner } from "~/parts/fault-banner";
import { useSay } from "~/words/words-provider";
import { kindOptionsOf } from "./kind-words";

const formSchema = z.object({ displayName: displayNameSchema, kind: accountKindSchema });

export interface EditUserDialogProps {
  readonly user: User;
  readonly onClose: () => void;
}

/** Name and kind of a user. */
export function EditUserDialog({ user, onClose }: EditUserDialogProps) {
  const say = useSay();
  const [fault, setFault] = useState<unknown>();
  const toast = useToast();
  const queryClient = useQueryClient();
  const { register, handleSubmit, setError, formState } = useForm<z.infer<typeof formSchema>>({
    resolver: formResolver(formSchema, say),
    defaultValues: { displayName: user.displayName, kind: user.kind },
    mode: "onTouched",
  });
  const { errors, isSubmitting } = formState;
  const submit = handleSubmit(async (body) => {
    setFault(undefined);
    try {
      await admin.updateUser({ params: { aor: user.aor }, body });
      toast({ tone: "ok", text: say("users.theUserIsChanged") });
      void queryClient.invalidateQueries({ queryKey: ["users"] });
      void queryClient.invalidateQueries({ queryKey: ["user", user.aor] });
      onClose();
    } catch (error) {
      if (!showFieldFaults(error, ["displayName", "kind"], setError, say)) setFault(error);
    }
  });
  return (
    <Dialog open onOpenChange={(open) => open || onClose()} title={say("users.changeTheUser")}>
      <form noValidate onSubmit={submit} className="flex flex-col gap-4">
        <TextField
          label={say("parts.name")}
          autoFocus
          autoComplete="off"
          error={errors.displayName?.message}
          {...register("displayName")}
        />
        <Select
          label={say("parts.kind")}
          options={kindOptionsOf(say)}
          error={errors.kind?.message}
          {...register("kind")}
        />
        {fault === undefined ? null : <FaultBanner error={fault} />}
        <DialogActions>
          <Button onClick={onClose}>{say("parts.cancel")}</Button>
          <Button type="submit" variant="primary" busy={isSubmitting}>
            {say("parts.save")}
          </Button>
        </DialogActions>
      </form>
    </Dialog>
  );
}
