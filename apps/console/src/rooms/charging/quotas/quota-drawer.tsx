"use client";
import type { QuotaField } from "@porchlight/admin-api";
import { Button, Drawer, shortUri, UriText, useToast } from "@porchlight/ui";
import { useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { admin } from "~/api/admin";
import { useMay } from "~/api/use-identity";
import { ConfirmDialog } from "~/parts/confirm-dialog";
import { Facts } from "~/parts/facts";
import { numberText } from "../charging-words";
import { QuotaDialog } from "./quota-dialog";

export interface QuotaDrawerProps {
  readonly quota: QuotaField;
  readonly onClose: () => void;
}

/** One quota, to be changed or taken away. */
export function QuotaDrawer({ quota, onClose }: QuotaDrawerProps) {
  const { aor, service, units, used } = quota;
  const [asking, setAsking] = useState<"change" | "remove">();
  const maySet = useMay("setQuota");
  const toast = useToast();
  const queryClient = useQueryClient();
  const remove = async (): Promise<void> => {
    await admin.removeQuota({ params: { aor, service } });
    toast({ tone: "ok", text: `${shortUri(aor)} is not limited any more.` });
    void queryClient.invalidateQueries({ queryKey: ["quotas"] });
    onClose();
  };
  return (
    <Drawer open onOpenChange={(open) => open || onClose()} title={`${service} of ${shortUri(aor)}`}>
      <div className="flex flex-col gap-6">
        <Facts
          facts={[
            { name: "User", value: <UriText uri={aor} /> },
            { name: "Service", value: service },
            { name: "Granted", value: numberText(units) },
            { name: "Used", value: numberText(used) },
          ]}
        />
        {maySet ? (
          <div className="flex flex-wrap gap-2">
            <Button onClick={() => setAsking("change")}>Change…</Button>
            <Button variant="danger" onClick={() => setAsking("remove")}>
              Take away…
            </Button>
          </div>
        ) : null}
      </div>
      {asking === "change" ? (
        <QuotaDialog
          quota={quota}
          onClose={() => {
            setAsking(undefined);
            onClose();
          }}
        />
      ) : null}
      <ConfirmDialog
        open={asking === "remove"}
        onOpenChange={(open) => setAsking(open ? "remove" : undefined)}
        title="Take the quota away?"
        confirm="Take away"
        onConfirm={remove}
      >
        <p>
          {shortUri(aor)} may use {service} without limit.
        </p>
      </ConfirmDialog>
    </Drawer>
  );
}
