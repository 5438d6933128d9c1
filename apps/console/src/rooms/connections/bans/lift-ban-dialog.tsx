"use client";
import type { Ban } from "@porchlight/admin-api";
import { Dialog, RelativeTime, Untrusted, useToast } from "@porchlight/ui";
import { useQueryClient } from "@tanstack/react-query";
import { admin } from "~/api/admin";
import { useMay } from "~/api/use-identity";
import { Actor } from "~/parts/actor";
import { ConfirmDialog } from "~/parts/confirm-dialog";
import { Facts, NOTHING } from "~/parts/facts";
import { useSay } from "~/words/words-provider";

export interface LiftBanDialogProps {
  readonly ban: Ban;
  readonly onClose: () => void;
}

/** What is known of a ban, and its end for whoever may end it. */
export function LiftBanDialog({ ban, onClose }: LiftBanDialogProps) {
  const say = useSay();
  const toast = useToast();
  const queryClient = useQueryClient();
  const change = (open: boolean) => open || onClose();
  const lift = async () => {
    await admin.liftBan({ params: { network: ban.network } });
    toast({ tone: "ok", text: say("connections.bans.isLetInAgain", { network: ban.network }) });
    void queryClient.invalidateQueries({ queryKey: ["bans"] });
  };
  if (!useMay("liftBan"))
    return (
      <Dialog open onOpenChange={change} title={say("connections.bans.banOf", { network: ban.network })}>
        <BanFacts ban={ban} />
      </Dialog>
    );
  return (
    <ConfirmDialog
      open
      onOpenChange={change}
      title={say("connections.bans.liftTheBanOf", { network: ban.network })}
      confirm={say("connections.bans.liftTheBan")}
      onConfirm={lift}
    >
      <BanFacts ban={ban} />
    </ConfirmDialog>
  );
}

function BanFacts({ ban: { bannedAt, bannedBy, reason, until } }: { readonly ban: Ban }) {
  const say = useSay();
  return (
    <Facts
      facts={[
        { name: say("connections.bans.by"), value: <Actor name={bannedBy} /> },
        { name: say("connections.bans.since"), value: <RelativeTime at={bannedAt} /> },
        {
          name: say("connections.bans.until"),
          value: until === null ? say("connections.bans.untilLifted") : <RelativeTime at={until} />,
        },
        {
          name: say("connections.bans.reason"),
          value: reason === "" ? NOTHING : <Untrusted text={reason} />,
        },
      ]}
    />
  );
}
