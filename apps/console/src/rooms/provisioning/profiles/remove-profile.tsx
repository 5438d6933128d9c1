"use client";
import { Button, useToast } from "@porchlight/ui";
import { useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { admin } from "~/api/admin";
import { ConfirmDialog } from "~/parts/confirm-dialog";
import { useSay } from "~/words/words-provider";
import { PROFILE_KEYS } from "./profile-keys";
import type { ProfilePlace } from "./profile-place";

/** Takes a profile back after a question. */
export function RemoveProfile({ place, etag }: { readonly place: ProfilePlace; readonly etag: string }) {
  const say = useSay();
  const [asked, setAsked] = useState(false);
  const toast = useToast();
  const queryClient = useQueryClient();
  const remove = async () => {
    await admin.deleteProfile({ query: { ...place, ifMatch: etag } });
    toast({ tone: "ok", text: say("provisioning.takenBackClientsAreToldAt") });
    await Promise.all(PROFILE_KEYS.map((queryKey) => queryClient.invalidateQueries({ queryKey })));
  };
  return (
    <>
      <Button variant="danger" onClick={() => setAsked(true)}>
        {say("provisioning.takeBack")}
      </Button>
      <ConfirmDialog
        open={asked}
        onOpenChange={setAsked}
        title={say("provisioning.takeThisProfileBack")}
        confirm={say("provisioning.takeItBackConfirm")}
        onConfirm={remove}
      >
        <p>{say("provisioning.whatItOverruledHoldsAgainAt")}</p>
      </ConfirmDialog>
    </>
  );
}
