"use client";
import { Button, useToast } from "@porchlight/ui";
import { useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { admin } from "~/api/admin";
import { ConfirmDialog } from "~/parts/confirm-dialog";
import { PROFILE_KEYS } from "./profile-keys";
import type { ProfilePlace } from "./profile-place";

/** Takes a profile back after a question. */
export function RemoveProfile({ place, etag }: { readonly place: ProfilePlace; readonly etag: string }) {
  const [asked, setAsked] = useState(false);
  const toast = useToast();
  const queryClient = useQueryClient();
  const remove = async () => {
    await admin.deleteProfile({ query: { ...place, ifMatch: etag } });
    toast({ tone: "ok", text: "Taken back. Clients are told at once." });
    await Promise.all(PROFILE_KEYS.map((queryKey) => queryClient.invalidateQueries({ queryKey })));
  };
  return (
    <>
      <Button variant="danger" onClick={() => setAsked(true)}>
        Take back
      </Button>
      <ConfirmDialog
        open={asked}
        onOpenChange={setAsked}
        title="Take this profile back?"
        confirm="Take it back"
        onConfirm={remove}
      >
        <p>What it overruled holds again at once. Its history stays among the documents.</p>
      </ConfirmDialog>
    </>
  );
}
