"use client";
import type { Token } from "@porchlight/admin-api";
import { Button, Untrusted, useToast } from "@porchlight/ui";
import { useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { admin } from "~/api/admin";
import { useMay } from "~/api/use-identity";
import { ConfirmDialog } from "~/parts/confirm-dialog";

/** Revokes a token after a question. */
export function RevokeTokenButton({ token }: { readonly token: Token }) {
  const [asked, setAsked] = useState(false);
  const may = useMay("revokeToken");
  const toast = useToast();
  const queryClient = useQueryClient();
  if (!may) return null;
  const revoke = async () => {
    await admin.revokeToken({ params: { id: token.id } });
    toast({ tone: "ok", text: "The token is revoked." });
    await queryClient.invalidateQueries({ queryKey: ["tokens"] });
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
          Whatever uses <Untrusted text={token.label} className="font-medium" /> is refused from its next
          request on. A revoked token cannot be taken back.
        </p>
      </ConfirmDialog>
    </>
  );
}
