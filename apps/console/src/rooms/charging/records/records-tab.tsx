"use client";
import { fileUrl } from "@porchlight/admin-api/client";
import { Button, EmptyState, Skeleton } from "@porchlight/ui";
import { useInfiniteQuery } from "@tanstack/react-query";
import { Download, Receipt } from "lucide-react";
import { useState } from "react";
import { admin } from "~/api/admin";
import { useMay } from "~/api/use-identity";
import { concerns } from "~/live/concerns";
import { ListEmpty } from "~/parts/list/list-empty";
import { QueryState } from "~/parts/query-state";
import { Section } from "~/parts/section";
import { Withheld } from "~/parts/withheld";
import type { Say } from "~/words/say";
import { useSay } from "~/words/words-provider";
import type { ChargingFilters } from "../charging-filters";
import { recordQuery } from "../record-query";
import { RecordFilters } from "./record-filters";
import { RecordLine } from "./record-line";
import { RecordTotals } from "./record-totals";

/** Records, what they come to, and the same as files. */
export function RecordsTab({ filters }: { readonly filters: ChargingFilters }) {
  const say = useSay();
  const may = useMay("listChargingRecords");
  if (!may) {
    return (
      <Withheld title={say("charging.yourRoleDoesNotSeeWho")}>
        {say("parts.ownersOperatorsAndAuditorsDo")}
      </Withheld>
    );
  }
  return (
    <div className="flex flex-col gap-6">
      <RecordFilters filters={filters} />
      <RecordTotals filters={filters} />
      <Section title={say("charging.records")} level={2} trailing={<Exports filters={filters} />}>
        <RecordList filters={filters} />
      </Section>
    </div>
  );
}

const formatsOf = (say: Say) =>
  [
    { format: "csv", label: say("charging.csv") },
    { format: "json", label: say("charging.json") },
  ] as const;

function Exports({ filters }: { readonly filters: ChargingFilters }) {
  const say = useSay();
  return (
    <span className="flex gap-2">
      {formatsOf(say).map(({ format, label }) => (
        <Button key={format} asChild size="sm">
          <a
            href={fileUrl("exportChargingRecords", {
              query: { ...recordQuery(filters, Date.now()), format },
            })}
            aria-label={say("parts.actionOnWhat", { action: label, what: say("charging.records") })}
            download
          >
            <Download aria-hidden="true" />
            {label}
          </a>
        </Button>
      ))}
    </span>
  );
}

const AT_ONCE = 100;
const PACE_MS = 1000;

const never = () => false;

/** The latest first, older ones on demand; what somebody reads who asked for those stands still. */
function RecordList({ filters }: { readonly filters: ChargingFilters }) {
  const say = useSay();
  const [isOlderShown, setOlderShown] = useState(false);
  const records = useInfiniteQuery({
    queryKey: ["accounting", "records", filters],
    queryFn: ({ pageParam, signal }) =>
      admin.listChargingRecords({
        query: { ...recordQuery(filters, Date.now()), below: pageParam, limit: AT_ONCE },
        signal,
      }),
    initialPageParam: undefined as number | undefined,
    getNextPageParam: ({ nextBelow }) => nextBelow ?? undefined,
    placeholderData: (before) => before,
    meta: { live: isOlderShown ? never : concerns("accounting"), paceMs: PACE_MS },
  });
  const showOlder = () => {
    setOlderShown(true);
    void records.fetchNextPage();
  };
  const { show: _show, since, ...others } = filters;
  const narrowed = { ...others, since: since === "day" ? undefined : since };
  return (
    <QueryState query={records} skeleton={<Skeleton className="h-64 w-full" />}>
      {({ pages }) => {
        const items = pages.flatMap((page) => page.items);
        if (items.length === 0) {
          return (
            <ListEmpty filters={narrowed}>
              <EmptyState icon={<Receipt />} title={say("charging.thereAreNoRecordsOfThe")}>
                {say("charging.everyRequestThatIsAnsweredMakes")}
              </EmptyState>
            </ListEmpty>
          );
        }
        return (
          <div className="flex flex-col items-center gap-4">
            <ol
              aria-label={say("charging.chargingRecords")}
              className="w-full divide-y divide-line rounded-md border border-line bg-surface"
            >
              {items.map((record) => (
                <li key={record.number}>
                  <RecordLine record={record} />
                </li>
              ))}
            </ol>
            {records.hasNextPage ? (
              <Button busy={records.isFetchingNextPage} onClick={showOlder}>
                {say("parts.showOlder")}
              </Button>
            ) : (
              <p className="text-sm text-text-muted">{say("charging.nothingOlderIsKeptOrWanted")}</p>
            )}
          </div>
        );
      }}
    </QueryState>
  );
}
