"use client";
import type { Token } from "@porchlight/admin-api";
import { Button, Untrusted, useToast } from "@porchlight/ui";
import { useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { admin } from "~/api/admin";
import { useMay } from "~/api/use-identity";
import { ConfirmDialog } from "~/parts/confirm-dialog";
import { useSay } from "~/words/words-provider";

/** Revokes a token after a question. */
export function RevokeTokenButton({ token }: { readonly token: Token }) {
  const say = useSay();
  const [asked, setAsked] = useState(false);
  const may = useMay("revokeToken");
  const toast = useToast();
  const queryClient = useQueryClient();
  if (!may) return null;
  const revoke = async () => {
    await admin.revokeToken({ params: { id: token.id } });
    toast({ tone: "ok", text: say("parts.theTokenIsRevoked") });
    await queryClient.invalidateQueries({ queryKey: ["tokens"] });
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
          {say.rich("settings.whateverUsesLabelIsRefusedFrom", {
            label: <Untrusted text={token.label} className="font-medium" />,
          })}
        </p>
      </ConfirmDialog>
    </>
  );
}
