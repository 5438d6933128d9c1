"use client";
import { roleSchema } from "@porchlight/admin-api";
import { Button, Dialog, DialogActions, Select, TextField } from "@porchlight/ui";
import { useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { useForm } from "react-hook-form";
import { z } from "zod";
import { admin } from "~/api/admin";
import { showFieldFaults } from "~/api/form-faults";
import { formResolver } from "~/api/form-resolver";
import { FaultBanner } from "~/parts/fault-banner";
import { ShownOnce } from "~/parts/shown-once";
import type { Say } from "~/words/say";
import { useSay } from "~/words/words-provider";
import { roleOptions } from "./role-options";
import { TOKENS } from "./token-keys";

const DAY_SECONDS = 86_400;

const livesOf = (say: Say) => [
  { value: String(7 * DAY_SECONDS), label: say("parts.sevenDays") },
  { value: String(30 * DAY_SECONDS), label: say("parts.thirtyDays") },
  { value: String(90 * DAY_SECONDS), label: say("parts.ninetyDays") },
  { value: String(365 * DAY_SECONDS), label: say("parts.oneYear") },
];

const formSchemaOf = (say: Say) =>
  z.object({
    label: z
      .string()
      .trim()
      .min(1, say("settings.enterWhatTheTokenIsFor"))
      .max(100, say("settings.aLabelHasAtMost100")),
    role: roleSchema,
    expiresInSeconds: z.string(),
  });

/** A new token; its secret is shown this once. */
export function CreateTokenDialog({ onClose }: { readonly onClose: () => void }) {
  const say = useSay();
  const [secret, setSecret] = useState<string>();
  return (
    <Dialog
      open
      onOpenChange={(open) => open || onClose()}
      title={secret === undefined ? say("settings.createAToken") : say("parts.theTokenIsCreated")}
    >
      {secret === undefined ? (
        <TokenForm onCreated={setSecret} onCancel={onClose} />
      ) : (
        <TokenSecret secret={secret} onDone={onClose} />
      )}
    </Dialog>
  );
}

interface TokenFormProps {
  readonly onCreated: (secret: string) => void;
  readonly onCancel: () => void;
}

function TokenForm({ onCreated, onCancel }: TokenFormProps) {
  const say = useSay();
  const [fault, setFault] = useState<unknown>();
  const queryClient = useQueryClient();
  const { register, handleSubmit, setError, formState } = useForm<z.infer<ReturnType<typeof formSchemaOf>>>({
    resolver: formResolver(formSchemaOf(say), say),
    defaultValues: { label: "", role: "auditor", expiresInSeconds: String(30 * DAY_SECONDS) },
    mode: "onTouched",
  });
  const { errors, isSubmitting } = formState;
  const submit = handleSubmit(async ({ label, role, expiresInSeconds }) => {
    setFault(undefined);
    try {
      const { secret } = await admin.createToken({
        body: { label, role, expiresInSeconds: Number(expiresInSeconds) },
      });
      void queryClient.invalidateQueries({ queryKey: TOKENS });
      onCreated(secret);
    } catch (error) {
      if (!showFieldFaults(error, ["label", "role", "expiresInSeconds"], setError, say)) setFault(error);
    }
  });
  return (
    <form noValidate onSubmit={submit} className="flex flex-col gap-4">
      <TextField
        label={say("parts.label")}
        hint={say("settings.whatUsesItSuchAsBilling")}
        autoFocus
        autoComplete="off"
        required
        error={errors.label?.message}
        {...register("label")}
      />
      <Select
        label={say("parts.role")}
        options={roleOptions(say)}
        error={errors.role?.message}
        {...register("role")}
      />
      <Select
        label={say("settings.expiresAfter")}
        options={livesOf(say)}
        error={errors.expiresInSeconds?.message}
        {...register("expiresInSeconds")}
      />
      {fault === undefined ? null : <FaultBanner error={fault} />}
      <DialogActions>
        <Button onClick={onCancel}>{say("parts.cancel")}</Button>
        <Button type="submit" variant="primary" busy={isSubmitting}>
          {say("parts.createToken")}
        </Button>
      </DialogActions>
    </form>
  );
}

/** The secret of a token, this once. */
export function TokenSecret({ secret, onDone }: { readonly secret: string; readonly onDone: () => void }) {
  const say = useSay();
  return (
    <ShownOnce
      advice={say("parts.copyTheSecretNow")}
      text={secret}
      copyLabel={say("parts.copyTheSecret")}
      onDone={onDone}
    />
  );
}
