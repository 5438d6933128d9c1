"use client";
import type { SetupLink } from "@porchlight/admin-api";
import { Button, UriText, useToast } from "@porchlight/ui";
import { useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { admin } from "~/api/admin";
import { useMay } from "~/api/use-identity";
import { ConfirmDialog } from "~/parts/confirm-dialog";
import { useSay } from "~/words/words-provider";
import { LINKS } from "./link-keys";

/** Revokes a set-up link after a question. */
export function RevokeSetupLink({ link: { id, aor } }: { readonly link: SetupLink }) {
  const say = useSay();
  const [asked, setAsked] = useState(false);
  const may = useMay("revokeSetupLink");
  const toast = useToast();
  const queryClient = useQueryClient();
  if (!may) return null;
  const revoke = async () => {
    await admin.revokeSetupLink({ params: { id } });
    toast({ tone: "ok", text: say("provisioning.theLinkIsRevoked") });
    await queryClient.invalidateQueries({ queryKey: LINKS });
  };
  return (
    <>
      <Button size="sm" variant="danger" onClick={() => setAsked(true)}>
        {say("parts.revoke")}
      </Button>
      <ConfirmDialog
        open={asked}
        onOpenChange={setAsked}
        title={say("provisioning.revokeThisSetUpLink")}
        confirm={say("provisioning.revokeTheLink")}
        onConfirm={revoke}
      >
        <p>{say.rich("provisioning.itSetsNothingUpAnyMore", { aor: <UriText uri={aor} /> })}</p>
      </ConfirmDialog>
    </>
  );
}
