"use client";
import type { WatcherToken } from "@porchlight/admin-api";
import { Button, CopyButton, Dialog, DialogActions, Select, TextArea, TextField } from "@porchlight/ui";
import { useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { useForm } from "react-hook-form";
import { admin } from "~/api/admin";
import { showFieldFaults } from "~/api/form-faults";
import { formResolver } from "~/api/form-resolver";
import { FaultBanner } from "~/parts/fault-banner";
import { TokenSecret } from "~/rooms/settings/create-token-dialog";
import type { Say } from "~/words/say";
import { useSay } from "~/words/words-provider";
import { ONE_YEAR, tokenExpiries } from "../token-expiries";
import { WATCHER_TOKENS } from "../token-keys";
import { badgeSnippet } from "./badge-snippet";
import {
  type WatcherTokenDraft,
  type WatcherTokenInput,
  watcherTokenBody,
  watcherTokenDraftOf,
} from "./watcher-draft";

const watchersOf = (say: Say) => [
  { value: "anonymous", label: say("agents.anybodyAnAnonymousWatcher") },
  { value: "user", label: say("agents.aUser") },
];

const seenOf = (say: Say) => [
  { value: "list", label: say("agents.someAddresses") },
  { value: "all", label: say("agents.everybodyWhoLetsIt") },
];

interface Created {
  readonly token: WatcherToken;
  readonly secret: string;
}

/** A new token of a watcher; its secret is shown this once. */
export function CreateWatcherTokenDialog({ onClose }: { readonly onClose: () => void }) {
  const say = useSay();
  const [created, setCreated] = useState<Created>();
  return (
    <Dialog
      open
      onOpenChange={(open) => open || onClose()}
      title={created === undefined ? say("agents.createATokenForAPage") : say("parts.theTokenIsCreated")}
    >
      {created === undefined ? (
        <TokenForm onCreated={setCreated} onCancel={onClose} />
      ) : (
        <>
          <PageSnippet created={created} />
          <TokenSecret secret={created.secret} onDone={onClose} />
        </>
      )}
    </Dialog>
  );
}

function PageSnippet({ created: { token, secret } }: { readonly created: Created }) {
  const say = useSay();
  const snippet = badgeSnippet(window.location.origin, secret, token.scope.presentities);
  if (token.scope.origins.length === 0) return null;
  return (
    <div className="flex flex-col gap-2">
      <p>{say("agents.aPageShowsSomebodyLiveWith")}</p>
      <div className="flex items-center gap-2 rounded-md border border-line bg-canvas py-1 pr-1 pl-3">
        <code className="min-w-0 flex-1 whitespace-pre-wrap break-all font-mono text-sm">{snippet}</code>
        <CopyButton text={snippet} label={say("agents.copyTheLines")} />
      </div>
    </div>
  );
}

interface TokenFormProps {
  readonly onCreated: (created: Created) => void;
  readonly onCancel: () => void;
}

const FIELDS = ["label", "watcher", "presentities", "origins", "streams"] as const;

function TokenForm({ onCreated, onCancel }: TokenFormProps) {
  const say = useSay();
  const [fault, setFault] = useState<unknown>();
  const queryClient = useQueryClient();
  const form = useForm<WatcherTokenInput, unknown, WatcherTokenDraft>({
    resolver: formResolver(watcherTokenDraftOf(say), say),
    defaultValues: {
      label: "",
      watchesAs: "anonymous",
      watcher: "",
      sees: "list",
      presentities: "",
      origins: "",
      streams: "100",
      expiresInSeconds: ONE_YEAR,
    },
    mode: "onTouched",
  });
  const { register, handleSubmit, setError, watch } = form;
  const { errors, isSubmitting } = form.formState;
  const [watchesAs, sees] = watch(["watchesAs", "sees"]);

  const submit = handleSubmit(async (draft) => {
    setFault(undefined);
    try {
      const created = await admin.createWatcherToken({ body: watcherTokenBody(draft) });
      void queryClient.invalidateQueries({ queryKey: WATCHER_TOKENS });
      onCreated(created);
    } catch (error) {
      if (!showFieldFaults(error, FIELDS, setError, say)) setFault(error);
    }
  });

  return (
    <form noValidate onSubmit={submit} className="flex flex-col gap-4">
      <TextField
        label={say("parts.label")}
        hint={say("agents.whereItIsUsedSuchAs")}
        autoFocus
        autoComplete="off"
        required
        error={errors.label?.message}
        {...register("label")}
      />
      <Select
        label={say("agents.watchesAs")}
        hint={
          watchesAs === "anonymous"
            ? say("agents.itIsShownWhatRulesShow")
            : say("agents.itIsShownWhatRulesShow2")
        }
        options={watchersOf(say)}
        {...register("watchesAs")}
      />
      {watchesAs === "user" ? (
        <TextField
          label={say("parts.user")}
          mono
          autoComplete="off"
          autoCapitalize="none"
          spellCheck={false}
          placeholder="bob@office.test"
          error={errors.watcher?.message}
          {...register("watcher")}
        />
      ) : null}
      <Select label={say("agents.mayWatch")} options={seenOf(say)} {...register("sees")} />
      {sees === "list" ? (
        <TextArea
          label={say("agents.addresses")}
          mono
          rows={3}
          spellCheck={false}
          autoComplete="off"
          placeholder="alice@office.test"
          hint={say("agents.oneALineOrWithCommas")}
          error={errors.presentities?.message}
          {...register("presentities")}
        />
      ) : null}
      <TextArea
        label={say("agents.originsOfPages")}
        mono
        rows={2}
        spellCheck={false}
        autoComplete="off"
        placeholder="https://www.example.com"
        hint={say("agents.onlyPagesFromThereCanUse")}
        error={errors.origins?.message}
        {...register("origins")}
      />
      <TextField
        label={say("agents.streamsAtTheSameTime")}
        type="number"
        inputMode="numeric"
        min={1}
        max={10_000}
        hint={say("agents.oneForEachOpenPage")}
        error={errors.streams?.message}
        {...register("streams")}
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
