"use client";
import { Button, Dialog, DialogActions, Select, useToast } from "@porchlight/ui";
import { useQueryClient } from "@tanstack/react-query";
import { type FormEvent, useState } from "react";
import { admin } from "~/api/admin";
import { AddressField } from "~/parts/address-field";
import { FaultBanner } from "~/parts/confirm-dialog";
import { useAddresses } from "~/parts/use-addresses";
import { choiceOptions, flagOf } from "./choice-words";

/** Chooses for one user whether the network speaks for it. */
export function ChooseDialog({ onClose }: { readonly onClose: () => void }) {
  const [address, setAddress] = useState("");
  const [choice, setChoice] = useState("on");
  const [tried, setTried] = useState(false);
  const [busy, setBusy] = useState(false);
  const [fault, setFault] = useState<unknown>();
  const suggestions = useAddresses(address);
  const toast = useToast();
  const queryClient = useQueryClient();
  const submit = async (event: FormEvent) => {
    event.preventDefault();
    setTried(true);
    const aor = address.trim();
    if (aor === "") return;
    setBusy(true);
    setFault(undefined);
    try {
      await admin.setNetworkPresence({ params: { aor }, body: { choice: flagOf(choice) } });
      toast({ tone: "ok", text: "The choice holds from now on." });
      void queryClient.invalidateQueries({ queryKey: ["network-presence"] });
      onClose();
    } catch (error) {
      setFault(error);
    } finally {
      setBusy(false);
    }
  };
  return (
    <Dialog open onOpenChange={(open) => open || onClose()} title="Choose for a user">
      <form noValidate onSubmit={submit} className="flex flex-col gap-4">
        <AddressField
          label="User"
          autoFocus
          required
          suggestions={suggestions}
          error={tried && address.trim() === "" ? "Enter an address, such as erin@office.test" : undefined}
          value={address}
          onChange={(event) => setAddress(event.target.value)}
        />
        <Select
          label="Registrations and devices"
          options={choiceOptions()}
          value={choice}
          onChange={(event) => setChoice(event.target.value)}
        />
        {fault === undefined ? null : <FaultBanner error={fault} />}
        <DialogActions>
          <Button onClick={onClose}>Cancel</Button>
          <Button type="submit" variant="primary" busy={busy}>
            Choose
          </Button>
        </DialogActions>
      </form>
    </Dialog>
  );
}
