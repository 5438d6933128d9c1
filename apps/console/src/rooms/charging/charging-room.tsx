"use client";
import { Banner } from "@porchlight/ui";
import { Page } from "~/parts/page";
import { RoomTabs } from "~/parts/room-tabs";
import { useFilters } from "~/url/use-url-state";
import { useSay } from "~/words/words-provider";
import { chargingFilters } from "./charging-filters";
import { troublesOf } from "./charging-words";
import { DeliveryTab } from "./delivery/delivery-tab";
import { QuotasTab } from "./quotas/quotas-tab";
import { RecordsTab } from "./records/records-tab";
import { useAccounting } from "./use-accounting";

/** What was used by whom, who may use how much, and who gets the records. */
export function ChargingRoom() {
  const say = useSay();
  const filters = useFilters(chargingFilters);
  return (
    <Page
      title={say("charging.charging")}
      line={say("charging.aRecordOfEveryRequestThat")}
      notices={<Troubles />}
    >
      <RoomTabs
        label={say("charging.charging")}
        name="show"
        asked={filters.show}
        tabs={[
          {
            value: "records",
            label: say("charging.records"),
            reads: "listChargingRecords",
            content: <RecordsTab filters={filters} />,
          },
          { value: "quotas", label: say("charging.quotas"), content: <QuotasTab /> },
          { value: "delivery", label: say("charging.delivery"), content: <DeliveryTab /> },
        ]}
      />
    </Page>
  );
}

function Troubles() {
  const say = useSay();
  const { data } = useAccounting();
  if (data === undefined) return null;
  if (!data.on) return <Banner role="none">{say("charging.recordsAreSwitchedOffByAccounting")}</Banner>;
  return troublesOf(data, say).map((trouble) => (
    <Banner key={trouble} role="none" tone="warn">
      {trouble}
    </Banner>
  ));
}
