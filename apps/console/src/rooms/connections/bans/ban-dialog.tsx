"use client";
import { Button, Dialog, DialogActions, Form, Select, TextField, useToast } from "@porchlight/ui";
import { useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { admin } from "~/api/admin";
import { faultOfField } from "~/api/form-faults";
import { FaultBanner } from "~/parts/fault-banner";
import { useSay } from "~/words/words-provider";
import { type BanSpan, banSpans, secondsOf } from "./ban-spans";

export interface BanDialogProps {
  /** An address to begin with. */
  readonly network?: string;
  readonly onClose: () => void;
}

/** Takes no SIP of an address or a network any more. */
export function BanDialog({ network: given = "", onClose }: BanDialogProps) {
  const say = useSay();
  const [network, setNetwork] = useState(given);
  const [span, setSpan] = useState<BanSpan>("day");
  const [reason, setReason] = useState("");
  const [tried, setTried] = useState(false);
  const [busy, setBusy] = useState(false);
  const [fault, setFault] = useState<unknown>();
  const toast = useToast();
  const queryClient = useQueryClient();
  const submit = async () => {
    setTried(true);
    if (network.trim() === "") return;
    setBusy(true);
    setFault(undefined);
    try {
      const made = await admin.banNetwork({ body: { network, seconds: secondsOf(span), reason } });
      toast({ tone: "ok", text: say("connections.bans.isBanned", { network: made.network }) });
      void queryClient.invalidateQueries({ queryKey: ["bans"] });
      onClose();
    } catch (error) {
      setFault(error);
    } finally {
      setBusy(false);
    }
  };
  const wrong = faultOfField(fault, "network", say);
  return (
    <Dialog open onOpenChange={(open) => open || onClose()} title={say("connections.bans.banAnAddress")}>
      <Form onSubmit={submit} className="flex flex-col gap-4">
        <TextField
          label={say("connections.bans.addressOrNetwork")}
          hint={say("connections.bans.suchAs")}
          mono
          required
          autoFocus
          autoComplete="off"
          spellCheck={false}
          maxLength={64}
          error={tried && network.trim() === "" ? say("connections.bans.enterAnAddress") : wrong}
          value={network}
          onChange={(event) => {
            setNetwork(event.target.value);
            setFault(undefined);
          }}
        />
        <Select
          label={say("connections.bans.forHowLong")}
          options={banSpans.map((value) => ({ value, label: say(`connections.bans.spans.${value}`) }))}
          value={span}
          onChange={(event) => setSpan(event.target.value as BanSpan)}
        />
        <TextField
          label={say("connections.bans.reason")}
          hint={say("connections.bans.forWhoeverReadsTheList")}
          maxLength={200}
          value={reason}
          onChange={(event) => setReason(event.target.value)}
        />
        <p className="text-text-muted">{say("connections.bans.whatItDoes")}</p>
        {fault === undefined || wrong !== undefined ? null : <FaultBanner error={fault} />}
        <DialogActions>
          <Button onClick={onClose}>{say("parts.cancel")}</Button>
          <Button type="submit" variant="danger" busy={busy}>
            {say("connections.bans.ban")}
          </Button>
        </DialogActions>
      </Form>
    </Dialog>
  );
}
