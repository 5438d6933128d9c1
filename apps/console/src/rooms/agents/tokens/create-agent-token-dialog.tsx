"use client";
import { zodResolver } from "@hookform/resolvers/zod";
import { Button, Dialog, DialogActions, Select, TextArea, TextField } from "@porchlight/ui";
import { useQuery, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { Controller, useForm } from "react-hook-form";
import { admin } from "~/api/admin";
import { showFieldFaults } from "~/api/form-faults";
import { OVERVIEW } from "~/live/live-provider";
import { FaultBanner } from "~/parts/confirm-dialog";
import { TokenSecret } from "~/rooms/settings/create-token-dialog";
import { ElementBoxes } from "./element-boxes";
import { type AgentTokenDraft, type AgentTokenInput, agentTokenDraft, scopeOf } from "./scope-draft";

const HOUR = 3600;
const DAY = 24 * HOUR;

const REACHES = [
  { value: "list", label: "Some addresses" },
  { value: "domains", label: "Everybody of some domains" },
  { value: "all", label: "Everybody here" },
];

const SAYINGS = [
  { value: "all", label: "Everything" },
  { value: "some", label: "Only what is ticked" },
];

const LIFETIMES = [
  { value: String(HOUR / 4), label: "15 minutes" },
  { value: String(HOUR), label: "1 hour" },
  { value: String(8 * HOUR), label: "8 hours" },
  { value: String(DAY), label: "1 day" },
];

const EXPIRIES = [
  { value: String(30 * DAY), label: "30 days" },
  { value: String(90 * DAY), label: "90 days" },
  { value: String(365 * DAY), label: "1 year" },
  { value: String(5 * 365 * DAY), label: "5 years" },
];

/** A new token of an agent; its secret is shown this once. */
export function CreateAgentTokenDialog({ onClose }: { readonly onClose: () => void }) {
  const [secret, setSecret] = useState<string>();
  return (
    <Dialog
      open
      onOpenChange={(open) => open || onClose()}
      title={secret === undefined ? "Create a token for a program" : "The token is created"}
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

const FIELDS = ["agent", "addresses", "domains", "requestsPerMinute"] as const;

function TokenForm({ onCreated, onCancel }: TokenFormProps) {
  const [fault, setFault] = useState<unknown>();
  const queryClient = useQueryClient();
  const { data: overview } = useQuery({
    queryKey: OVERVIEW,
    queryFn: ({ signal }) => admin.showOverview({ signal }),
  });
  const form = useForm<AgentTokenInput, unknown, AgentTokenDraft>({
    resolver: zodResolver(agentTokenDraft),
    defaultValues: {
      agent: "",
      reach: "list",
      addresses: "",
      domains: overview?.domains.join(" ") ?? "",
      says: "all",
      elements: [],
      requestsPerMinute: "120",
      maxLifetimeSeconds: String(HOUR),
      expiresInSeconds: String(365 * DAY),
    },
    mode: "onTouched",
  });
  const { register, handleSubmit, setError, watch, control } = form;
  const { errors, isSubmitting } = form.formState;
  const [reach, says] = watch(["reach", "says"]);

  const submit = handleSubmit(async (draft) => {
    setFault(undefined);
    const { agent, expiresInSeconds } = draft;
    try {
      const { secret } = await admin.createAgentToken({
        body: { agent, scope: scopeOf(draft), expiresInSeconds },
      });
      void queryClient.invalidateQueries({ queryKey: ["agent-tokens"] });
      onCreated(secret);
    } catch (error) {
      if (!showFieldFaults(error, FIELDS, setError)) setFault(error);
    }
  });

  return (
    <form noValidate onSubmit={submit} className="flex flex-col gap-4">
      <TextField
        label="Name of the agent"
        hint="Others see it as the source. An agent may have several tokens."
        mono
        autoFocus
        autoComplete="off"
        autoCapitalize="none"
        spellCheck={false}
        placeholder="door"
        required
        error={errors.agent?.message}
        {...register("agent")}
      />
      <Select label="Speaks for" options={REACHES} {...register("reach")} />
      {reach === "list" ? (
        <TextArea
          label="Addresses"
          mono
          rows={3}
          spellCheck={false}
          autoComplete="off"
          placeholder="atrium@office.test"
          hint="One a line, or with commas between them."
          error={errors.addresses?.message}
          {...register("addresses")}
        />
      ) : null}
      {reach === "domains" ? (
        <TextField
          label="Domains"
          mono
          autoComplete="off"
          autoCapitalize="none"
          spellCheck={false}
          hint="With spaces between them."
          error={errors.domains?.message}
          {...register("domains")}
        />
      ) : null}
      <Select label="May say" options={SAYINGS} {...register("says")} />
      {says === "some" ? (
        <Controller
          control={control}
          name="elements"
          render={({ field: { value, onChange } }) => (
            <ElementBoxes ticked={value} onChange={onChange} error={errors.elements?.message} />
          )}
        />
      ) : null}
      <TextField
        label="Requests a minute"
        type="number"
        inputMode="numeric"
        min={1}
        max={60_000}
        error={errors.requestsPerMinute?.message}
        {...register("requestsPerMinute")}
      />
      <Select
        label="What it says lasts"
        hint="At most, and as long as the program does not say it again."
        options={LIFETIMES}
        {...register("maxLifetimeSeconds")}
      />
      <Select label="The token expires after" options={EXPIRIES} {...register("expiresInSeconds")} />
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
