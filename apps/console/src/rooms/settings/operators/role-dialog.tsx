"use client";
import { type Operator, roleSchema } from "@porchlight/admin-api";
import { Button, Dialog, DialogActions, Select, useToast } from "@porchlight/ui";
import { useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { useForm } from "react-hook-form";
import { z } from "zod";
import { admin } from "~/api/admin";
import { showFieldFaults } from "~/api/form-faults";
import { formResolver } from "~/api/form-resolver";
import { FaultBanner } from "~/parts/fault-banner";
import { useSay } from "~/words/words-provider";
import { roleOptions } from "../role-options";
import { OPERATORS } from "./operators-key";

const formSchema = z.object({ role: roleSchema });

interface RoleDialogProps {
  readonly operator: Operator;
  readonly onClose: () => void;
}

/** Another role; it holds from the next request on. */
export function RoleDialog({ operator: { name, role }, onClose }: RoleDialogProps) {
  const say = useSay();
  const [fault, setFault] = useState<unknown>();
  const toast = useToast();
  const queryClient = useQueryClient();
  const { register, handleSubmit, setError, formState } = useForm<z.infer<typeof formSchema>>({
    resolver: formResolver(formSchema, say),
    defaultValues: { role },
  });
  const { errors, isSubmitting } = formState;
  const submit = handleSubmit(async (body) => {
    setFault(undefined);
    try {
      await admin.updateOperator({ params: { name }, body });
      const label = say(`parts.roles.${body.role}`);
      toast({ tone: "ok", text: say("settings.nameHasTheRole", { name, role: label }) });
      void queryClient.invalidateQueries({ queryKey: OPERATORS });
      onClose();
    } catch (error) {
      if (!showFieldFaults(error, ["role"], setError, say)) setFault(error);
    }
  });
  return (
    <Dialog
      open
      onOpenChange={(open) => open || onClose()}
      title={say("settings.theRoleOfName", { name })}
      description={say("settings.itHoldsFromTheNextRequest")}
    >
      <form noValidate onSubmit={submit} className="flex flex-col gap-4">
        <Select
          label={say("parts.role")}
          autoFocus
          options={roleOptions(say)}
          error={errors.role?.message}
          {...register("role")}
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
