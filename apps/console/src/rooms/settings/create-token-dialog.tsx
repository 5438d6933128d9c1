"use client";
import { zodResolver } from "@hookform/resolvers/zod";
import { roleSchema } from "@porchlight/admin-api";
import { Banner, Button, CopyButton, Dialog, DialogActions, Select, TextField } from "@porchlight/ui";
import { useQueryClient } from "@tanstack/react-query";
import { KeyRound } from "lucide-react";
import { useState } from "react";
import { useForm } from "react-hook-form";
import { z } from "zod";
import { admin } from "~/api/admin";
import { showFieldFaults } from "~/api/form-faults";
import { FaultBanner } from "~/parts/confirm-dialog";

const DAY_SECONDS = 86_400;

const LIVES = [
  { value: String(7 * DAY_SECONDS), label: "7 days" },
  { value: String(30 * DAY_SECONDS), label: "30 days" },
  { value: String(90 * DAY_SECONDS), label: "90 days" },
  { value: String(365 * DAY_SECONDS), label: "1 year" },
];

const ROLES = [
  { value: "auditor", label: "Auditor: reads everything" },
  { value: "support", label: "Support: sees structure, not content" },
  { value: "operator", label: "Operator: runs the office" },
  { value: "owner", label: "Owner: everything" },
];

const formSchema = z.object({
  label: z
    .string()
    .trim()
    .min(1, "Enter what the token is for")
    .max(100, "A label has at most 100 characters"),
  role: roleSchema,
  expiresInSeconds: z.string(),
});

/** A new token; its secret is shown this once. */
export function CreateTokenDialog({ onClose }: { readonly onClose: () => void }) {
  const [secret, setSecret] = useState<string>();
  return (
    <Dialog
      open
      onOpenChange={(open) => open || onClose()}
      title={secret === undefined ? "Create a token" : "The token is created"}
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
  const [fault, setFault] = useState<unknown>();
  const queryClient = useQueryClient();
  const { register, handleSubmit, setError, formState } = useForm<z.infer<typeof formSchema>>({
    resolver: zodResolver(formSchema),
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
      void queryClient.invalidateQueries({ queryKey: ["tokens"] });
      onCreated(secret);
    } catch (error) {
      if (!showFieldFaults(error, ["label", "role", "expiresInSeconds"], setError)) setFault(error);
    }
  });
  return (
    <form noValidate onSubmit={submit} className="flex flex-col gap-4">
      <TextField
        label="Label"
        hint="What uses it, such as “billing export”."
        autoFocus
        autoComplete="off"
        required
        error={errors.label?.message}
        {...register("label")}
      />
      <Select label="Role" options={ROLES} error={errors.role?.message} {...register("role")} />
      <Select
        label="Expires after"
        options={LIVES}
        error={errors.expiresInSeconds?.message}
        {...register("expiresInSeconds")}
      />
      {fault === undefined ? null : <FaultBanner error={fault} />}
      <DialogActions>
        <Button onClick={onCancel}>Cancel</Button>
        <Button type="submit" variant="primary" busy={isSubmitting}>
          Create token
        </Button>
      </DialogActions>
    </form>
  );
}

/** The secret of a token, this once. */
export function TokenSecret({ secret, onDone }: { readonly secret: string; readonly onDone: () => void }) {
  return (
    <>
      <Banner tone="warn" icon={<KeyRound />}>
        Copy the secret now: it is not shown again.
      </Banner>
      <div className="flex items-center gap-2 rounded-md border border-line bg-canvas py-1 pr-1 pl-3">
        <code className="min-w-0 flex-1 break-all font-mono text-sm">{secret}</code>
        <CopyButton text={secret} label="Copy the secret" />
      </div>
      <DialogActions>
        <Button variant="primary" onClick={onDone}>
          Done
        </Button>
      </DialogActions>
    </>
  );
}
