"use client";
import { operatorNameSchema, passwordSchema, roleSchema } from "@porchlight/admin-api";
import { Button, Dialog, DialogActions, Select, TextField, useToast } from "@porchlight/ui";
import { useQueryClient } from "@tanstack/react-query";
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
import { roleOptions } from "../role-options";
import { OperatorLinkDialog } from "./operator-link-dialog";
import { OPERATORS } from "./operators-key";

const passwordOf = (say: Say) => z.string().min(1, say("users.enterAPasswordOrHaveOne")).and(passwordSchema);

const formSchemaOf = (say: Say) =>
  z
    .object({
      name: z.string().trim().min(1, say("settings.enterTheNameToSignInWith")).and(operatorNameSchema),
      role: roleSchema,
      signsIn: z.enum(["password", "link"]),
      password: z.string(),
    })
    .superRefine(({ signsIn, password }, context) => {
      if (signsIn === "link") return;
      const { error } = passwordOf(say).safeParse(password);
      for (const { message } of error?.issues ?? []) {
        context.addIssue({ code: "custom", path: ["password"], message });
      }
    });

type NewOperator = z.infer<ReturnType<typeof formSchemaOf>>;

/** Somebody else who may sign in: with a password that is handed over, or one chosen behind a link. */
export function CreateOperatorDialog({ onClose }: { readonly onClose: () => void }) {
  const [invited, setInvited] = useState<string>();
  return invited === undefined ? (
    <NewOperatorDialog onInvited={setInvited} onClose={onClose} />
  ) : (
    <OperatorLinkDialog name={invited} onClose={onClose} />
  );
}

const waysOf = (say: Say) => [
  { value: "password", label: say("settings.withAPassword") },
  { value: "link", label: say("settings.withASetUpLink") },
];

interface NewOperatorDialogProps {
  readonly onInvited: (name: string) => void;
  readonly onClose: () => void;
}

function NewOperatorDialog({ onInvited, onClose }: NewOperatorDialogProps) {
  const say = useSay();
  const [fault, setFault] = useState<unknown>();
  const toast = useToast();
  const queryClient = useQueryClient();
  const { register, handleSubmit, setError, setValue, watch, formState } = useForm<NewOperator>({
    resolver: formResolver(formSchemaOf(say), say),
    defaultValues: { name: "", role: "operator", signsIn: "password", password: "" },
    mode: "onTouched",
  });
  const { errors, isSubmitting } = formState;
  const isLink = watch("signsIn") === "link";
  const submit = handleSubmit(async ({ name, role, password }) => {
    setFault(undefined);
    try {
      await admin.createOperator({ body: { name, role, ...(isLink ? {} : { password }) } });
      void queryClient.invalidateQueries({ queryKey: OPERATORS });
      if (isLink) return onInvited(name);
      toast({ tone: "ok", text: say("settings.nameMaySignInNow", { name }) });
      onClose();
    } catch (error) {
      if (!showFieldFaults(error, ["name", "role", "password"], setError, say)) setFault(error);
    }
  });
  return (
    <Dialog open onOpenChange={(open) => open || onClose()} title={say("settings.createAnOperator")}>
      <form noValidate onSubmit={submit} className="flex flex-col gap-4">
        <TextField
          label={say("parts.name")}
          mono
          autoFocus
          autoComplete="off"
          autoCapitalize="none"
          spellCheck={false}
          required
          error={errors.name?.message}
          {...register("name")}
        />
        <Select
          label={say("parts.role")}
          options={roleOptions(say)}
          error={errors.role?.message}
          {...register("role")}
        />
        <Select label={say("settings.signsIn")} options={waysOf(say)} {...register("signsIn")} />
        {isLink ? null : (
          <PasswordField
            required
            hint={say("settings.handItOverItIsNotShown")}
            error={errors.password?.message}
            onGenerate={(password) =>
              setValue("password", password, { shouldValidate: true, shouldDirty: true })
            }
            {...register("password")}
          />
        )}
        {fault === undefined ? null : <FaultBanner error={fault} />}
        <DialogActions>
          <Button onClick={onClose}>{say("parts.cancel")}</Button>
          <Button type="submit" variant="primary" busy={isSubmitting}>
            {say("settings.createOperator")}
          </Button>
        </DialogActions>
      </form>
    </Dialog>
  );
}
