"use client";
import type { WatcherToken } from "@porchlight/admin-api";
import { Button, Untrusted, useToast } from "@porchlight/ui";
import { useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { admin } from "~/api/admin";
import { useMay } from "~/api/use-identity";
import { ConfirmDialog } from "~/parts/confirm-dialog";

/** Revokes a token of a watcher after a question. */
export function RevokeWatcherToken({ token: { id, label } }: { readonly token: WatcherToken }) {
  const [asked, setAsked] = useState(false);
  const may = useMay("revokeWatcherToken");
  const toast = useToast();
  const queryClient = useQueryClient();
  if (!may) return null;
  const revoke = async () => {
    await admin.revokeWatcherToken({ params: { id } });
    toast({ tone: "ok", text: "The token is revoked." });
    await queryClient.invalidateQueries({ queryKey: ["watcher-tokens"] });
  };
  return (
    <>
      <Button size="sm" variant="danger" onClick={() => setAsked(true)}>
        Revoke
      </Button>
      <ConfirmDialog
        open={asked}
        onOpenChange={setAsked}
        title="Revoke this token?"
        confirm="Revoke the token"
        onConfirm={revoke}
      >
        <p>
          Every page and program that watches with <Untrusted text={label} className="font-medium" /> is cut
          off at once and shows nobody any more. A revoked token cannot be taken back.
        </p>
      </ConfirmDialog>
    </>
  );
}
