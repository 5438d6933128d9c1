"use client";
import { useToast } from "@porchlight/ui";
import { useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { admin } from "~/api/admin";
import type { DraftBase } from "~/rooms/rules/draft/kept-draft";
import type { Draft } from "~/rooms/rules/draft/use-draft";
import { useSay } from "~/words/words-provider";

export interface SavedDraft {
  readonly selector: string;
  readonly draft: Draft;
  /** Key of the query that has the stored text. */
  readonly textKey: readonly unknown[];
}

/** Writes what is edited, one document after the other, each only while it is the one that was edited. */
export function useSaveDrafts(drafts: readonly SavedDraft[]) {
  const say = useSay();
  const [busy, setBusy] = useState(false);
  const [error, setError] = useState<unknown>();
  const toast = useToast();
  const queryClient = useQueryClient();
  const write = async ({ selector, draft, textKey }: SavedDraft) => {
    const { text, base } = draft;
    const { etag } = await admin.putDocument({ params: { selector }, body: { text, ifMatch: base.etag } });
    queryClient.setQueryData<DraftBase>(textKey, { text, etag });
    draft.saved({ text, etag });
  };
  const run = async () => {
    setBusy(true);
    setError(undefined);
    try {
      for (const each of drafts) if (each.draft.isEdited) await write(each);
      toast({ tone: "ok", text: say("lists.theListsAreSavedWhoWatches") });
    } catch (caught) {
      setError(caught);
      // Not waited for: a server that is away would be waited for as well.
      for (const { textKey } of drafts) void queryClient.invalidateQueries({ queryKey: textKey });
    } finally {
      setBusy(false);
      await queryClient.invalidateQueries({ queryKey: ["lists"] });
    }
  };
  return { busy, error, run };
}
