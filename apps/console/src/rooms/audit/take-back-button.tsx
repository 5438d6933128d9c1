"use client";
import { Button } from "@porchlight/ui";
import { useCallback } from "react";
import { admin } from "~/api/admin";
import { useAction } from "~/parts/use-action";
import { useSay } from "~/words/words-provider";

const concernedLists = [["audit"], ["users"], ["user"], ["quotas"], ["bans"]] as const;

/** Takes back what an entry of the audit log tells. */
export function TakeBackButton({ id }: { readonly id: string }) {
  const say = useSay();
  const takeBack = useCallback(() => admin.revertAuditEntry({ params: { id } }), [id]);
  const { busy, run } = useAction(takeBack, say("audit.isTakenBack"), concernedLists);
  return (
    <Button size="sm" busy={busy} onClick={run}>
      {say("audit.takeBack")}
    </Button>
  );
}
