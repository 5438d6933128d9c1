"use client";
import { accountKindSchema, displayNameSchema, passwordSchema, type User } from "@porchlight/admin-api";
import { Button, DialogActions, Select, TextField, useToast } from "@porchlight/ui";
import { useQuery, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { useForm } from "react-hook-form";
import { z } from "zod";
import { admin } from "~/api/admin";
import { showFieldFaults } from "~/api/form-faults";
import { formResolver } from "~/api/form-resolver";
import { OVERVIEW } from "~/live/live-provider";
import { FaultBanner } from "~/parts/fault-banner";
import type { Say } from "~/words/say";
import { useSay } from "~/words/words-provider";
import { kindOptionsOf } from "./kind-words";
import { PasswordField } from "./password-field";

const newUserSchemaOf = (say: Say) =>
  z.object({
    aor: z
      .string()
      .trim()
      .min(1, say("users.enterAnAddressSuchAsErin"))
      .max(512, say("users.anAddressHasAtMost512"))
      .regex(/^(sips?:)?[^\s@]+@[^\s@]+$/i, say("users.anAddressHasANameAnd")),
    displayName: displayNameSchema,
    kind: accountKindSchema,
    password: z.string().min(1, say("users.enterAPasswordOrHaveOne")).and(passwordSchema),
  });

type NewUser = z.infer<ReturnType<typeof newUserSchemaOf>>;

const EMPTY: NewUser = { aor: "", displayName: "", kind: "person", password: "" };

export interface NewUserFormProps {
  readonly onCreated: (user: User) => void;
  /** Absent where the form stands on a page and is not left. */
  readonly onCancel?: () => void;
}

/** The form of a new user. It keeps what was typed until the server has it. */
export function NewUserForm({ onCreated, onCancel }: NewUserFormProps) {
  const say = useSay();
  const [fault, setFault] = useState<unknown>();
  const toast = useToast();
  const queryClient = useQueryClient();
  const { data: overview } = useQuery({
    queryKey: OVERVIEW,
    queryFn: ({ signal }) => admin.showOverview({ signal }),
  });
  const domain = overview?.domains[0] ?? "office.test";
  const { register, handleSubmit, setError, setValue, reset, formState } = useForm<NewUser>({
    resolver: formResolver(newUserSchemaOf(say), say),
    defaultValues: EMPTY,
    mode: "onTouched",
  });
  const { errors, isSubmitting } = formState;

  const submit = handleSubmit(async (user) => {
    setFault(undefined);
    try {
      const created = await admin.createUser({ body: user });
      toast({
        tone: "ok",
        text: say("users.userDomainIsCreated", { user: created.user, domain: created.domain }),
      });
      void queryClient.invalidateQueries({ queryKey: ["users"] });
      reset(EMPTY);
      onCreated(created);
    } catch (error) {
      if (!showFieldFaults(error, ["aor", "displayName", "kind", "password"], setError, say)) setFault(error);
    }
  });

  return (
    <form noValidate onSubmit={submit} className="flex flex-col gap-4">
      <TextField
        label={say("parts.address")}
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
        label={say("parts.name")}
        hint={say("users.asOthersSeeItMayBe")}
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
      <PasswordField
        required
        hint={say("users.forSoftphoneDeskPhoneAndWatcher")}
        error={errors.password?.message}
        onGenerate={(password) => setValue("password", password, { shouldValidate: true, shouldDirty: true })}
        {...register("password")}
      />
      {fault === undefined ? null : <FaultBanner error={fault} />}
      <DialogActions>
        {onCancel === undefined ? null : <Button onClick={onCancel}>{say("parts.cancel")}</Button>}
        <Button type="submit" variant="primary" busy={isSubmitting}>
          {say("users.createUser")}
        </Button>
      </DialogActions>
    </form>
  );
}
