"use client";
import { Button, Dialog, DialogActions, Form, Select, useToast } from "@porchlight/ui";
import { useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { admin } from "~/api/admin";
import { faultOfField } from "~/api/form-faults";
import { AddressField } from "~/parts/address-field";
import { FaultBanner } from "~/parts/fault-banner";
import { useAddresses } from "~/parts/use-addresses";
import { useSay } from "~/words/words-provider";
import { choiceOptions, flagOf } from "./choice-words";

/** Chooses for one user whether the network speaks for it. */
export function ChooseDialog({ onClose }: { readonly onClose: () => void }) {
  const say = useSay();
  const [address, setAddress] = useState("");
  const [choice, setChoice] = useState("on");
  const [tried, setTried] = useState(false);
  const [busy, setBusy] = useState(false);
  const [fault, setFault] = useState<unknown>();
  const suggestions = useAddresses(address);
  const toast = useToast();
  const queryClient = useQueryClient();
  const submit = async () => {
    setTried(true);
    const aor = address.trim();
    if (aor === "") return;
    setBusy(true);
    setFault(undefined);
    try {
      await admin.setNetworkPresence({ params: { aor }, body: { choice: flagOf(choice) } });
      toast({ tone: "ok", text: say("agents.theChoiceHoldsFromNowOn") });
      void queryClient.invalidateQueries({ queryKey: ["network-presence"] });
      onClose();
    } catch (error) {
      setFault(error);
    } finally {
      setBusy(false);
    }
  };
  const wrong = faultOfField(fault, "aor", say);
  return (
    <Dialog open onOpenChange={(open) => open || onClose()} title={say("agents.chooseForAUser")}>
      <Form onSubmit={submit} className="flex flex-col gap-4">
        <AddressField
          label={say("parts.user")}
          autoFocus
          required
          suggestions={suggestions}
          error={tried && address.trim() === "" ? say("parts.enterAnAddressErin") : wrong}
          value={address}
          onChange={(event) => {
            setAddress(event.target.value);
            setFault(undefined);
          }}
        />
        <Select
          label={say("agents.registrationsAndDevices")}
          options={choiceOptions(undefined, say)}
          value={choice}
          onChange={(event) => setChoice(event.target.value)}
        />
        {fault === undefined || wrong !== undefined ? null : <FaultBanner error={fault} />}
        <DialogActions>
          <Button onClick={onClose}>{say("parts.cancel")}</Button>
          <Button type="submit" variant="primary" busy={busy}>
            {say("agents.choose")}
          </Button>
        </DialogActions>
      </Form>
    </Dialog>
  );
}
