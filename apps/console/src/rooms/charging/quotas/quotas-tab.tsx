"use client";
import type { QuotaField } from "@porchlight/admin-api";
import { Badge, Banner, Button, EmptyState, shortUri, UriText } from "@porchlight/ui";
import { useQuery } from "@tanstack/react-query";
import { Gauge } from "lucide-react";
import { useState } from "react";
import { admin } from "~/api/admin";
import { useMay } from "~/api/use-identity";
import { concerns } from "~/live/concerns";
import type { Column } from "~/parts/list/column";
import { WindowedList } from "~/parts/list/windowed-list";
import { numberText } from "../charging-words";
import { QuotaDialog } from "./quota-dialog";
import { QuotaDrawer } from "./quota-drawer";

const columns: readonly Column<QuotaField>[] = [
  { id: "aor", header: "User", track: "minmax(12rem, 2fr)", cell: ({ aor }) => <UriText uri={aor} /> },
  { id: "service", header: "Service", track: "8rem", cell: ({ service }) => service },
  { id: "used", header: "Used", track: "8rem", align: "end", cell: ({ used }) => numberText(used) },
  { id: "units", header: "Granted", track: "8rem", align: "end", cell: ({ units }) => numberText(units) },
  { id: "left", header: "Left", track: "8rem", align: "end", cell: (quota) => <Left quota={quota} /> },
];

/** How much of a service users may have. */
export function QuotasTab() {
  const [adding, setAdding] = useState(false);
  const [opened, setOpened] = useState<QuotaField>();
  const maySet = useMay("setQuota");
  return (
    <>
      <Enforced />
      <div className="flex flex-wrap items-center justify-between gap-3">
        <p className="max-w-prose text-text-muted">
          Each PUBLISH, SUBSCRIBE and MESSAGE that is served takes one from the quota of its sender. Who has
          no quota is not limited.
        </p>
        {maySet ? <Button onClick={() => setAdding(true)}>Limit a user…</Button> : null}
      </div>
      <WindowedList
        label="Quotas"
        queryKey={["quotas", "list"]}
        load={(window, signal) => admin.listQuotas({ query: window, signal })}
        live={concerns("audit")}
        columns={columns}
        rowName={({ aor, service }) => `${shortUri(aor)}, ${service}`}
        card={(quota) => (
          <div className="flex items-center justify-between gap-3">
            <span className="min-w-0">
              <UriText uri={quota.aor} className="truncate" />
              <span className="block text-sm text-text-muted">{quota.service}</span>
            </span>
            <Left quota={quota} />
          </div>
        )}
        onOpen={setOpened}
        isOpened={({ aor, service }) => aor === opened?.aor && service === opened.service}
        empty={
          <EmptyState icon={<Gauge />} title="Nobody is limited">
            A quota limits how often a user may publish, watch or send messages.
          </EmptyState>
        }
      />
      {adding ? <QuotaDialog quota={undefined} onClose={() => setAdding(false)} /> : null}
      {opened === undefined ? null : <QuotaDrawer quota={opened} onClose={() => setOpened(undefined)} />}
    </>
  );
}

/** Quotas count for nothing while credit is asked elsewhere, or not at all. */
function Enforced() {
  const { data } = useQuery({
    queryKey: ["quotas", "enforced"],
    queryFn: async ({ signal }) => (await admin.listQuotas({ query: { limit: 1 }, signal })).enforced,
  });
  if (data !== false) return null;
  return (
    <Banner tone="info">Quotas are not asked for: set accounting.credit to quota in the settings.</Banner>
  );
}

function Left({ quota: { units, used } }: { readonly quota: QuotaField }) {
  const left = Math.max(0, units - used);
  return left === 0 ? <Badge tone="danger">None</Badge> : numberText(left);
}
