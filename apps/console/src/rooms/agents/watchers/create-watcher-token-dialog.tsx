"use client";
import { zodResolver } from "@hookform/resolvers/zod";
import type { WatcherToken } from "@porchlight/admin-api";
import { Button, CopyButton, Dialog, DialogActions, Select, TextArea, TextField } from "@porchlight/ui";
import { useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { useForm } from "react-hook-form";
import { admin } from "~/api/admin";
import { showFieldFaults } from "~/api/form-faults";
import { FaultBanner } from "~/parts/confirm-dialog";
import { TokenSecret } from "~/rooms/settings/create-token-dialog";
import { badgeSnippet } from "./badge-snippet";
import {
  type WatcherTokenDraft,
  type WatcherTokenInput,
  watcherTokenBody,
  watcherTokenDraft,
} from "./watcher-draft";

const DAY = 24 * 3600;

const WATCHERS = [
  { value: "anonymous", label: "Anybody: an anonymous watcher" },
  { value: "user", label: "A user" },
];

const SEEN = [
  { value: "list", label: "Some addresses" },
  { value: "all", label: "Everybody who lets it" },
];

const EXPIRIES = [
  { value: String(30 * DAY), label: "30 days" },
  { value: String(90 * DAY), label: "90 days" },
  { value: String(365 * DAY), label: "1 year" },
  { value: String(5 * 365 * DAY), label: "5 years" },
];

interface Created {
  readonly token: WatcherToken;
  readonly secret: string;
}

/** A new token of a watcher; its secret is shown this once. */
export function CreateWatcherTokenDialog({ onClose }: { readonly onClose: () => void }) {
  const [created, setCreated] = useState<Created>();
  return (
    <Dialog
      open
      onOpenChange={(open) => open || onClose()}
      title={created === undefined ? "Create a token for a page" : "The token is created"}
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
  const snippet = badgeSnippet(window.location.origin, secret, token.scope.presentities);
  if (token.scope.origins.length === 0) return null;
  return (
    <div className="flex flex-col gap-2">
      <p>A page shows somebody live with these two lines:</p>
      <div className="flex items-center gap-2 rounded-md border border-line bg-canvas py-1 pr-1 pl-3">
        <code className="min-w-0 flex-1 whitespace-pre-wrap break-all font-mono text-sm">{snippet}</code>
        <CopyButton text={snippet} label="Copy the lines" />
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
  const [fault, setFault] = useState<unknown>();
  const queryClient = useQueryClient();
  const form = useForm<WatcherTokenInput, unknown, WatcherTokenDraft>({
    resolver: zodResolver(watcherTokenDraft),
    defaultValues: {
      label: "",
      watchesAs: "anonymous",
      watcher: "",
      sees: "list",
      presentities: "",
      origins: "",
      streams: "100",
      expiresInSeconds: String(365 * DAY),
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
      void queryClient.invalidateQueries({ queryKey: ["watcher-tokens"] });
      onCreated(created);
    } catch (error) {
      if (!showFieldFaults(error, FIELDS, setError)) setFault(error);
    }
  });

  return (
    <form noValidate onSubmit={submit} className="flex flex-col gap-4">
      <TextField
        label="Label"
        hint="Where it is used, such as “home page”. It is shown beside the watchers of a presentity."
        autoFocus
        autoComplete="off"
        required
        error={errors.label?.message}
        {...register("label")}
      />
      <Select
        label="Watches as"
        hint={
          watchesAs === "anonymous"
            ? "It is shown what rules show to anonymous watchers."
            : "It is shown what rules show to this user, and whoever has the token sees it."
        }
        options={WATCHERS}
        {...register("watchesAs")}
      />
      {watchesAs === "user" ? (
        <TextField
          label="User"
          mono
          autoComplete="off"
          autoCapitalize="none"
          spellCheck={false}
          placeholder="bob@office.test"
          error={errors.watcher?.message}
          {...register("watcher")}
        />
      ) : null}
      <Select label="May watch" options={SEEN} {...register("sees")} />
      {sees === "list" ? (
        <TextArea
          label="Addresses"
          mono
          rows={3}
          spellCheck={false}
          autoComplete="off"
          placeholder="alice@office.test"
          hint="One a line, or with commas between them."
          error={errors.presentities?.message}
          {...register("presentities")}
        />
      ) : null}
      <TextArea
        label="Origins of pages"
        mono
        rows={2}
        spellCheck={false}
        autoComplete="off"
        placeholder="https://www.example.com"
        hint="Only pages from there can use it in a browser. Programs need none."
        error={errors.origins?.message}
        {...register("origins")}
      />
      <TextField
        label="Streams at the same time"
        type="number"
        inputMode="numeric"
        min={1}
        max={10_000}
        hint="One for each open page."
        error={errors.streams?.message}
        {...register("streams")}
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
