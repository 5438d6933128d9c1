"use client";
import { Banner, Tabs } from "@porchlight/ui";
import { Page } from "~/parts/page";
import { patchUrl, useFilters } from "~/url/use-url-state";
import { chargingFilters } from "./charging-filters";
import { troublesOf } from "./charging-words";
import { DeliveryTab } from "./delivery/delivery-tab";
import { QuotasTab } from "./quotas/quotas-tab";
import { RecordsTab } from "./records/records-tab";
import { useAccounting } from "./use-accounting";

/** What was used by whom, who may use how much, and who gets the records. */
export function ChargingRoom() {
  const filters = useFilters(chargingFilters);
  return (
    <Page title="Charging" line="A record of every request that was answered, quotas, and where records go.">
      <Troubles />
      <Tabs
        label="Charging"
        value={filters.show}
        onValueChange={(next) => patchUrl({ show: next === "records" ? undefined : next })}
        tabs={[
          { value: "records", label: "Records", content: <RecordsTab filters={filters} /> },
          { value: "quotas", label: "Quotas", content: <QuotasTab /> },
          { value: "delivery", label: "Delivery", content: <DeliveryTab /> },
        ]}
      />
    </Page>
  );
}

function Troubles() {
  const { data } = useAccounting();
  if (data === undefined) return null;
  if (!data.on)
    return <Banner tone="info">Records are switched off, by accounting.records in the settings.</Banner>;
  return troublesOf(data).map((trouble) => (
    <Banner key={trouble} tone="warn">
      {trouble}
    </Banner>
  ));
}
