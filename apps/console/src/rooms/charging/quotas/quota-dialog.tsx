"use client";
import { type QuotaField, quotaServices } from "@porchlight/admin-api/client";
import { Button, Checkbox, Dialog, DialogActions, Form, Select, TextField, useToast } from "@porchlight/ui";
import { useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { admin } from "~/api/admin";
import { faultOfField } from "~/api/form-faults";
import { AddressField } from "~/parts/address-field";
import { FaultBanner } from "~/parts/fault-banner";
import { useAddresses } from "~/parts/use-addresses";
import { useSay } from "~/words/words-provider";
import { unitsProblem } from "./units";

export interface QuotaDialogProps {
  /** Undefined: a new one. */
  readonly quota: QuotaField | undefined;
  readonly onClose: () => void;
}

/** Grants a user so many requests of a service. */
export function QuotaDialog({ quota, onClose }: QuotaDialogProps) {
  const say = useSay();
  const [address, setAddress] = useState(quota?.aor ?? "");
  const [service, setService] = useState<QuotaField["service"]>(quota?.service ?? "PUBLISH");
  const [units, setUnits] = useState(String(quota?.units ?? 1000));
  const [reset, setReset] = useState(false);
  const [tried, setTried] = useState(false);
  const [busy, setBusy] = useState(false);
  const [fault, setFault] = useState<unknown>();
  const suggestions = useAddresses(address);
  const toast = useToast();
  const queryClient = useQueryClient();
  const problem = unitsProblem(units, say);
  const submit = async () => {
    setTried(true);
    const aor = address.trim();
    if (aor === "" || problem !== undefined) return;
    setBusy(true);
    setFault(undefined);
    try {
      await admin.setQuota({ params: { aor, service }, body: { units: Number(units), reset } });
      toast({ tone: "ok", text: say("charging.theQuotaHoldsFromNowOn") });
      void queryClient.invalidateQueries({ queryKey: ["quotas"] });
      onClose();
    } catch (error) {
      setFault(error);
    } finally {
      setBusy(false);
    }
  };
  const wrong = faultOfField(fault, "aor", say);
  const wrongUnits = faultOfField(fault, "units", say);
  return (
    <Dialog
      open
      onOpenChange={(open) => open || onClose()}
      title={quota === undefined ? say("charging.limitAUser") : say("charging.changeTheQuota")}
    >
      <Form onSubmit={submit} className="flex flex-col gap-4">
        <AddressField
          label={say("parts.user")}
          autoFocus={quota === undefined}
          required
          disabled={quota !== undefined}
          suggestions={suggestions}
          error={tried && address.trim() === "" ? say("parts.enterAnAddressErin") : wrong}
          value={address}
          onChange={(event) => {
            setAddress(event.target.value);
            setFault(undefined);
          }}
        />
        <Select
          label={say("parts.service")}
          disabled={quota !== undefined}
          options={quotaServices.map((value) => ({ value, label: value }))}
          value={service}
          onChange={(event) =>
            setService(quotaServices.find((name) => name === event.target.value) ?? service)
          }
        />
        <TextField
          label={say("charging.requestsInAll")}
          inputMode="numeric"
          required
          error={tried ? (problem ?? wrongUnits) : undefined}
          value={units}
          onChange={(event) => setUnits(event.target.value)}
        />
        {quota === undefined ? null : (
          <Checkbox
            label={say("charging.countWhatWasUsedFrom0")}
            checked={reset}
            onCheckedChange={setReset}
          />
        )}
        {fault === undefined || wrong !== undefined || wrongUnits !== undefined ? null : (
          <FaultBanner error={fault} />
        )}
        <DialogActions>
          <Button onClick={onClose}>{say("parts.cancel")}</Button>
          <Button type="submit" variant="primary" busy={busy}>
            {say("charging.grant")}
          </Button>
        </DialogActions>
      </Form>
    </Dialog>
  );
}
