"use client";
import type { AgentToken } from "@porchlight/admin-api";
import { Button, useToast } from "@porchlight/ui";
import { useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { admin } from "~/api/admin";
import { useMay } from "~/api/use-identity";
import { ConfirmDialog } from "~/parts/confirm-dialog";
import { useSay } from "~/words/words-provider";

/** Revokes a token of an agent after a question. */
export function RevokeAgentToken({ token: { id, agent } }: { readonly token: AgentToken }) {
  const say = useSay();
  const [asked, setAsked] = useState(false);
  const may = useMay("revokeAgentToken");
  const toast = useToast();
  const queryClient = useQueryClient();
  if (!may) return null;
  const revoke = async () => {
    await admin.revokeAgentToken({ params: { id } });
    toast({ tone: "ok", text: say("parts.theTokenIsRevoked") });
    await queryClient.invalidateQueries({ queryKey: ["agent-tokens"] });
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
          {say.rich("agents.whatUsesItIsRefused", {
            agent: <span className="font-medium font-mono text-sm">{agent}</span>,
          })}
        </p>
      </ConfirmDialog>
    </>
  );
}
