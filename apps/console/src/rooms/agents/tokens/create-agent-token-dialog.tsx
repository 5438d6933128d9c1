"use client";
import { Button, Dialog, DialogActions, Select, TextArea, TextField } from "@porchlight/ui";
import { useQuery, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { Controller, useForm } from "react-hook-form";
import { admin } from "~/api/admin";
import { showFieldFaults } from "~/api/form-faults";
import { formResolver } from "~/api/form-resolver";
import { OVERVIEW } from "~/live/live-provider";
import { FaultBanner } from "~/parts/fault-banner";
import { TokenSecret } from "~/rooms/settings/create-token-dialog";
import type { Say } from "~/words/say";
import { useSay } from "~/words/words-provider";
import { ONE_YEAR, tokenExpiries } from "../token-expiries";
import { AGENT_TOKENS } from "../token-keys";
import { ElementBoxes } from "./element-boxes";
import { type AgentTokenDraft, type AgentTokenInput, agentTokenDraftOf, scopeOf } from "./scope-draft";

const HOUR = 3600;

const reachesOf = (say: Say) => [
  { value: "list", label: say("agents.someAddresses") },
  { value: "domains", label: say("agents.everybodyOfSomeDomains") },
  { value: "all", label: say("agents.everybodyHere") },
];

const sayingsOf = (say: Say) => [
  { value: "all", label: say("agents.everything") },
  { value: "some", label: say("agents.onlyWhatIsTicked") },
];

const lifetimesOf = (say: Say) => [
  { value: String(HOUR / 4), label: say("parts.fifteenMinutes") },
  { value: String(HOUR), label: say("parts.oneHour") },
  { value: String(8 * HOUR), label: say("parts.eightHours") },
  { value: String(24 * HOUR), label: say("parts.oneDay") },
];

/** A new token of an agent; its secret is shown this once. */
export function CreateAgentTokenDialog({ onClose }: { readonly onClose: () => void }) {
  const say = useSay();
  const [secret, setSecret] = useState<string>();
  return (
    <Dialog
      open
      onOpenChange={(open) => open || onClose()}
      title={secret === undefined ? say("agents.createATokenForAProgram") : say("parts.theTokenIsCreated")}
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
  const say = useSay();
  const [fault, setFault] = useState<unknown>();
  const queryClient = useQueryClient();
  const { data: overview } = useQuery({
    queryKey: OVERVIEW,
    queryFn: ({ signal }) => admin.showOverview({ signal }),
  });
  const form = useForm<AgentTokenInput, unknown, AgentTokenDraft>({
    resolver: formResolver(agentTokenDraftOf(say), say),
    defaultValues: {
      agent: "",
      reach: "list",
      addresses: "",
      domains: overview?.domains.join(" ") ?? "",
      says: "all",
      elements: [],
      requestsPerMinute: "120",
      maxLifetimeSeconds: String(HOUR),
      expiresInSeconds: ONE_YEAR,
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
      void queryClient.invalidateQueries({ queryKey: AGENT_TOKENS });
      onCreated(secret);
    } catch (error) {
      if (!showFieldFaults(error, FIELDS, setError, say)) setFault(error);
    }
  });

  return (
    <form noValidate onSubmit={submit} className="flex flex-col gap-4">
      <TextField
        label={say("agents.nameOfTheAgent")}
        hint={say("agents.othersSeeItAsTheSource")}
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
      <Select label={say("agents.speaksFor")} options={reachesOf(say)} {...register("reach")} />
      {reach === "list" ? (
        <TextArea
          label={say("agents.addresses")}
          mono
          rows={3}
          spellCheck={false}
          autoComplete="off"
          placeholder="atrium@office.test"
          hint={say("agents.oneALineOrWithCommas")}
          error={errors.addresses?.message}
          {...register("addresses")}
        />
      ) : null}
      {reach === "domains" ? (
        <TextField
          label={say("agents.domains")}
          mono
          autoComplete="off"
          autoCapitalize="none"
          spellCheck={false}
          hint={say("agents.withSpacesBetweenThem")}
          error={errors.domains?.message}
          {...register("domains")}
        />
      ) : null}
      <Select label={say("agents.maySay")} options={sayingsOf(say)} {...register("says")} />
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
        label={say("agents.requestsAMinute")}
        type="number"
        inputMode="numeric"
        min={1}
        max={60_000}
        error={errors.requestsPerMinute?.message}
        {...register("requestsPerMinute")}
      />
      <Select
        label={say("agents.whatItSaysLasts")}
        hint={say("agents.atMostAndAsLongAs")}
        options={lifetimesOf(say)}
        {...register("maxLifetimeSeconds")}
      />
      <Select
        label={say("parts.theTokenExpiresAfter")}
        options={tokenExpiries(say)}
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
