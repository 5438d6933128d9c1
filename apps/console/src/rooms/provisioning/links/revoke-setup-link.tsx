"use client";
import type { SetupLink } from "@porchlight/admin-api";
import { Button, UriText, useToast } from "@porchlight/ui";
import { useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { admin } from "~/api/admin";
import { useMay } from "~/api/use-identity";
import { ConfirmDialog } from "~/parts/confirm-dialog";
import { LINKS } from "./link-keys";

/** Revokes a set-up link after a question. */
export function RevokeSetupLink({ link: { id, aor } }: { readonly link: SetupLink }) {
  const [asked, setAsked] = useState(false);
  const may = useMay("revokeSetupLink");
  const toast = useToast();
  const queryClient = useQueryClient();
  if (!may) return null;
  const revoke = async () => {
    await admin.revokeSetupLink({ params: { id } });
    toast({ tone: "ok", text: "The link is revoked." });
    await queryClient.invalidateQueries({ queryKey: LINKS });
  };
  return (
    <>
      <Button size="sm" variant="danger" onClick={() => setAsked(true)}>
        Revoke
      </Button>
      <ConfirmDialog
        open={asked}
        onOpenChange={setAsked}
        title="Revoke this set-up link?"
        confirm="Revoke the link"
        onConfirm={revoke}
      >
        <p>
          It sets nothing up any more. The account of <UriText uri={aor} /> stays as it is.
        </p>
      </ConfirmDialog>
    </>
  );
}
