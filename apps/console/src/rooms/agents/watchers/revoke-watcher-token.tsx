"use client";
import type { WatcherToken } from "@porchlight/admin-api";
import { Button, Untrusted, useToast } from "@porchlight/ui";
import { useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { admin } from "~/api/admin";
import { useMay } from "~/api/use-identity";
import { ConfirmDialog } from "~/parts/confirm-dialog";
import { useSay } from "~/words/words-provider";

/** Revokes a token of a watcher after a question. */
export function RevokeWatcherToken({ token: { id, label } }: { readonly token: WatcherToken }) {
  const say = useSay();
  const [asked, setAsked] = useState(false);
  const may = useMay("revokeWatcherToken");
  const toast = useToast();
  const queryClient = useQueryClient();
  if (!may) return null;
  const revoke = async () => {
    await admin.revokeWatcherToken({ params: { id } });
    toast({ tone: "ok", text: say("parts.theTokenIsRevoked") });
    await queryClient.invalidateQueries({ queryKey: ["watcher-tokens"] });
  };
  return (
    <>
      <Button size="sm" variant="danger" onClick={() => setAsked(true)}>
        {say("parts.revoke")}
      </Button>
      <ConfirmDialog
        open={asked}
        onOpenChange={setAsked}
        title={say("parts.revokeThisToken")}
        confirm={say("parts.revokeTheToken")}
        onConfirm={revoke}
      >
        <p>
          {say.rich("agents.everyPageAndProgramThatWatches", {
            label: <Untrusted text={label} className="font-medium" />,
          })}
        </p>
      </ConfirmDialog>
    </>
  );
}
