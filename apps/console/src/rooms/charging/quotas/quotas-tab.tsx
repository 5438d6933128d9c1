"use client";
import type { QuotaField } from "@porchlight/admin-api";
import { Badge, Banner, Button, EmptyState, shortUri, UriText } from "@porchlight/ui";
import { useQuery } from "@tanstack/react-query";
import { Gauge } from "lucide-react";
import { useState } from "react";
import { admin } from "~/api/admin";
import { useMay } from "~/api/use-identity";
import { anyOf, concerns } from "~/live/concerns";
import { BelowNotice } from "~/parts/below-notice";
import type { Column } from "~/parts/list/column";
import { WindowedList } from "~/parts/list/windowed-list";
import type { Say } from "~/words/say";
import { useSay } from "~/words/words-provider";
import { QuotaDialog } from "./quota-dialog";
import { QuotaDrawer } from "./quota-drawer";

const columnsOf = (say: Say): readonly Column<QuotaField>[] => [
  {
    id: "aor",
    header: say("parts.user"),
    track: "minmax(12rem, 2fr)",
    cell: ({ aor }) => <UriText uri={aor} />,
  },
  { id: "service", header: say("parts.service"), track: "8rem", cell: ({ service }) => service },
  {
    id: "used",
    header: say("charging.used"),
    track: "8rem",
    align: "end",
    cell: ({ used }) => say.number(used),
  },
  {
    id: "units",
    header: say("charging.granted"),
    track: "8rem",
    align: "end",
    cell: ({ units }) => say.number(units),
  },
  {
    id: "left",
    header: say("charging.left"),
    track: "8rem",
    align: "end",
    cell: (quota) => <Left quota={quota} />,
  },
];

/** How much of a service users may have. */
export function QuotasTab() {
  const say = useSay();
  const [adding, setAdding] = useState(false);
  const [opened, setOpened] = useState<QuotaField>();
  const maySet = useMay("setQuota");
  const enforced = useEnforced();
  return (
    <>
      {enforced.data === false ? (
        <Banner role="none" tone="info">
          {say("charging.quotasAreNotAskedForSet")}
        </Banner>
      ) : null}
      <BelowNotice query={enforced}>
        <div className="flex flex-wrap items-center justify-between gap-3">
          <p className="max-w-prose text-text-muted">{say("charging.eachPublishSubscribeAndMessageThat")}</p>
          {maySet ? <Button onClick={() => setAdding(true)}>{say("charging.limitAUser2")}</Button> : null}
        </div>
        <WindowedList
          label={say("charging.quotas")}
          queryKey={["quotas", "list"]}
          load={(window, signal) => admin.listQuotas({ query: window, signal })}
          live={anyOf(concerns("audit"), concerns("accounting"))}
          columns={columnsOf(say)}
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
            <EmptyState icon={<Gauge />} title={say("charging.nobodyIsLimited")}>
              {say("charging.aQuotaLimitsHowOftenA")}
            </EmptyState>
          }
        />
      </BelowNotice>
      {adding ? <QuotaDialog quota={undefined} onClose={() => setAdding(false)} /> : null}
      {opened === undefined ? null : <QuotaDrawer quota={opened} onClose={() => setOpened(undefined)} />}
    </>
  );
}

/** Whether quotas count: they do not while credit is asked elsewhere, or not at all. */
const useEnforced = () =>
  useQuery({
    queryKey: ["quotas", "enforced"],
    queryFn: async ({ signal }) => (await admin.listQuotas({ query: { limit: 1 }, signal })).enforced,
  });

function Left({ quota: { units, used } }: { readonly quota: QuotaField }) {
  const say = useSay();
  const left = Math.max(0, units - used);
  return left === 0 ? <Badge tone="danger">{say("charging.none")}</Badge> : say.number(left);
}
