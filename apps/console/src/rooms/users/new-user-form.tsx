"use client";
import { zodResolver } from "@hookform/resolvers/zod";
import { accountKindSchema, displayNameSchema, passwordSchema, type User } from "@porchlight/admin-api";
import { Button, DialogActions, Select, TextField, useToast } from "@porchlight/ui";
import { useQuery, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { useForm } from "react-hook-form";
import { z } from "zod";
import { admin } from "~/api/admin";
import { showFieldFaults } from "~/api/form-faults";
import { OVERVIEW } from "~/live/live-provider";
import { FaultBanner } from "~/parts/confirm-dialog";
import { kindOptions } from "./kind-words";
import { PasswordField } from "./password-field";

const newUserSchema = z.object({
  aor: z
    .string()
    .trim()
    .min(1, "Enter an address, such as erin@office.test")
    .max(512, "An address has at most 512 characters")
    .regex(/^(sips?:)?[^\s@]+@[^\s@]+$/i, "An address has a name and a domain, such as erin@office.test"),
  displayName: displayNameSchema,
  kind: accountKindSchema,
  password: z.string().min(1, "Enter a password, or have one made up").and(passwordSchema),
});

type NewUser = z.infer<typeof newUserSchema>;

const EMPTY: NewUser = { aor: "", displayName: "", kind: "person", password: "" };

export interface NewUserFormProps {
  readonly onCreated: (user: User) => void;
  /** Absent where the form stands on a page and is not left. */
  readonly onCancel?: () => void;
}

/** The form of a new user. It keeps what was typed until the server has it. */
export function NewUserForm({ onCreated, onCancel }: NewUserFormProps) {
  const [fault, setFault] = useState<unknown>();
  const toast = useToast();
  const queryClient = useQueryClient();
  const { data: overview } = useQuery({
    queryKey: OVERVIEW,
    queryFn: ({ signal }) => admin.showOverview({ signal }),
  });
  const domain = overview?.domains[0] ?? "office.test";
  const { register, handleSubmit, setError, setValue, reset, formState } = useForm<NewUser>({
    resolver: zodResolver(newUserSchema),
    defaultValues: EMPTY,
    mode: "onTouched",
  });
  const { errors, isSubmitting } = formState;

  const submit = handleSubmit(async (user) => {
    setFault(undefined);
    try {
      const created = await admin.createUser({ body: user });
      toast({ tone: "ok", text: `${created.user}@${created.domain} is created.` });
      void queryClient.invalidateQueries({ queryKey: ["users"] });
      reset(EMPTY);
      onCreated(created);
    } catch (error) {
      if (!showFieldFaults(error, ["aor", "displayName", "kind", "password"], setError)) setFault(error);
    }
  });

  return (
    <form noValidate onSubmit={submit} className="flex flex-col gap-4">
      <TextField
        label="Address"
        mono
        autoFocus={onCancel !== undefined}
        autoComplete="off"
        autoCapitalize="none"
        spellCheck={false}
        placeholder={`erin@${domain}`}
        required
        error={errors.aor?.message}
        {...register("aor")}
      />
      <TextField
        label="Name"
        hint="As others see it. May be left empty."
        autoComplete="off"
        error={errors.displayName?.message}
        {...register("displayName")}
      />
      <Select label="Kind" options={kindOptions} error={errors.kind?.message} {...register("kind")} />
      <PasswordField
        required
        hint="For softphone, desk phone and watcher. It is not shown again."
        error={errors.password?.message}
        onGenerate={(password) => setValue("password", password, { shouldValidate: true, shouldDirty: true })}
        {...register("password")}
      />
      {fault === undefined ? null : <FaultBanner error={fault} />}
      <DialogActions>
        {onCancel === undefined ? null : <Button onClick={onCancel}>Cancel</Button>}
        <Button type="submit" variant="primary" busy={isSubmitting}>
          Create user
        </Button>
      </DialogActions>
    </form>
  );
}
