"use client";
import type { AgentToken } from "@porchlight/admin-api";
import { Button, useToast } from "@porchlight/ui";
import { useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { admin } from "~/api/admin";
import { useMay } from "~/api/use-identity";
import { ConfirmDialog } from "~/parts/confirm-dialog";

/** Revokes a token of an agent after a question. */
export function RevokeAgentToken({ token: { id, agent } }: { readonly token: AgentToken }) {
  const [asked, setAsked] = useState(false);
  const may = useMay("revokeAgentToken");
  const toast = useToast();
  const queryClient = useQueryClient();
  if (!may) return null;
  const revoke = async () => {
    await admin.revokeAgentToken({ params: { id } });
    toast({ tone: "ok", text: "The token is revoked." });
    await queryClient.invalidateQueries({ queryKey: ["agent-tokens"] });
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
          What uses it is refused from its next request on. If it is the last good token of{" "}
          <span className="font-medium font-mono text-sm">{agent}</span>, all that this agent says is
          withdrawn at once. A revoked token cannot be taken back.
        </p>
      </ConfirmDialog>
    </>
  );
}
