"use client";
import type { QuotaField } from "@porchlight/admin-api";
import { Button, Drawer, shortUri, UriText, useToast } from "@porchlight/ui";
import { useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { admin } from "~/api/admin";
import { useMay } from "~/api/use-identity";
import { ConfirmDialog } from "~/parts/confirm-dialog";
import { Facts } from "~/parts/facts";
import { useSay } from "~/words/words-provider";
import { QuotaDialog } from "./quota-dialog";

export interface QuotaDrawerProps {
  readonly quota: QuotaField;
  readonly onClose: () => void;
}

/** One quota, to be changed or taken away. */
export function QuotaDrawer({ quota, onClose }: QuotaDrawerProps) {
  const say = useSay();
  const { aor, service, units, used } = quota;
  const [asking, setAsking] = useState<"change" | "remove">();
  const maySet = useMay("setQuota");
  const toast = useToast();
  const queryClient = useQueryClient();
  const remove = async (): Promise<void> => {
    await admin.removeQuota({ params: { aor, service } });
    toast({ tone: "ok", text: say("charging.aorIsNotLimitedAnyMore", { aor: shortUri(aor) }) });
    void queryClient.invalidateQueries({ queryKey: ["quotas"] });
    onClose();
  };
  return (
    <Drawer
      open
      onOpenChange={(open) => open || onClose()}
      title={say("charging.serviceOfAor", { service, aor: shortUri(aor) })}
    >
      <div className="flex flex-col gap-6">
        <Facts
          facts={[
            { name: say("parts.user"), value: <UriText uri={aor} /> },
            { name: say("parts.service"), value: service },
            { name: say("charging.granted"), value: say.number(units) },
            { name: say("charging.used"), value: say.number(used) },
          ]}
        />
        {maySet ? (
          <div className="flex flex-wrap gap-2">
            <Button onClick={() => setAsking("change")}>{say("parts.changeEllipsis")}</Button>
            <Button variant="danger" onClick={() => setAsking("remove")}>
              {say("charging.takeAway")}
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
        title={say("charging.takeTheQuotaAway")}
        confirm={say("charging.takeAwayConfirm")}
        onConfirm={remove}
      >
        <p>{say("charging.aorMayUseServiceWithoutLimit", { aor: shortUri(aor), service })}</p>
      </ConfirmDialog>
    </Drawer>
  );
}
