"use client";
import type { Subscription } from "@porchlight/admin-api";
import { Chip, ChipGroup, Countdown, EmptyState, RelativeTime, shortUri, UriText } from "@porchlight/ui";
import { Eye, X } from "lucide-react";
import dynamic from "next/dynamic";
import { admin } from "~/api/admin";
import { concerns } from "~/live/concerns";
import { NOTHING } from "~/parts/facts";
import type { Column } from "~/parts/list/column";
import { ListEmpty } from "~/parts/list/list-empty";
import { WindowedList } from "~/parts/list/windowed-list";
import { Page } from "~/parts/page";
import { SearchField } from "~/parts/search-field";
import { SubscriptionBadge } from "~/parts/subscription-badge";
import { patchUrl, useFilters, useOpened } from "~/url/use-url-state";
import { watcherFilters } from "./watcher-filters";

const SubscriptionDrawer = dynamic(
  () => import("./subscription-drawer").then((module) => module.SubscriptionDrawer),
  { ssr: false },
);

const STATES = [
  { value: "active", label: "Active" },
  { value: "pending", label: "Pending" },
] as const;

const REACH = [{ value: "unreachable", label: "Out of reach" }] as const;

const columns: readonly Column<Subscription>[] = [
  {
    id: "presentity",
    header: "Presentity",
    track: "minmax(12rem, 2fr)",
    sort: { up: "presentity" },
    cell: ({ presentity }) => <UriText uri={presentity} />,
  },
  {
    id: "watcher",
    header: "Watcher",
    track: "minmax(12rem, 2fr)",
    sort: { up: "watcher" },
    cell: ({ watcher }) => <UriText uri={watcher} />,
  },
  {
    id: "event",
    header: "Event",
    track: "minmax(6rem, 1fr)",
    fromRem: 60,
    cell: ({ eventPackage }) => <span className="font-mono text-sm">{eventPackage}</span>,
  },
  {
    id: "state",
    header: "State",
    track: "6.5rem",
    cell: (row) => <SubscriptionBadge subscription={row} />,
  },
  {
    id: "expires",
    header: "Expires in",
    track: "5.5rem",
    align: "end",
    fromRem: 48,
    sort: { up: "expiresAt" },
    cell: ({ expiresAt }) => <Countdown at={expiresAt} />,
  },
  {
    id: "last",
    header: "Last notify",
    track: "6.5rem",
    align: "end",
    sort: { down: "-lastNotifyAt" },
    cell: ({ lastNotifyAt }) =>
      lastNotifyAt === null ? NOTHING : <RelativeTime at={lastNotifyAt} className="text-text-muted" />,
  },
  {
    id: "roundTrip",
    header: "Round trip",
    track: "6rem",
    align: "end",
    fromRem: 68,
    sort: { down: "-roundTripMs" },
    cell: ({ roundTripMs }) => (roundTripMs === null ? NOTHING : `${Math.round(roundTripMs)} ms`),
  },
];

/** Who watches whom. */
export function WatchersRoom() {
  const { q, state, reach, event, connection, sort } = useFilters(watcherFilters);
  const { opened, open, close } = useOpened();
  const query = {
    search: q,
    state,
    reachable: reach === undefined ? undefined : reach === "reachable",
    eventPackage: event,
    connection,
    sort,
  };
  return (
    <Page fill title="Watchers" line="Subscriptions: who is told about whom, and whether it arrives.">
      <div className="flex flex-wrap items-center gap-x-4 gap-y-2">
        <SearchField label="Search addresses, Call-ID, agent" value={q} />
        <ChipGroup
          label="State"
          value={state}
          options={STATES}
          onChange={(next) => patchUrl({ state: next })}
        />
        <ChipGroup
          label="Reach"
          value={reach === "unreachable" ? reach : undefined}
          options={REACH}
          onChange={(next) => patchUrl({ reach: next })}
        />
        {connection === undefined ? null : (
          <Chip pressed onClick={() => patchUrl({ connection: undefined })}>
            Connection {connection} <X aria-hidden="true" className="size-3" />
          </Chip>
        )}
        {event === undefined ? null : (
          <Chip pressed onClick={() => patchUrl({ event: undefined })}>
            Event {event} <X aria-hidden="true" className="size-3" />
          </Chip>
        )}
      </div>
      <WindowedList
        label="Subscriptions"
        queryKey={["subscriptions", query]}
        load={(window, signal) => admin.listSubscriptions({ query: { ...query, ...window }, signal })}
        live={concerns("subscriptions")}
        columns={columns}
        sort={sort}
        rowName={({ watcher, presentity }) => `${shortUri(watcher)} watches ${shortUri(presentity)}`}
        card={(row) => <SubscriptionCard row={row} />}
        onOpen={({ id }) => open(id)}
        isOpened={({ id }) => id === opened}
        empty={
          <ListEmpty filters={{ q, state, reach, event, connection }}>
            <EmptyState icon={<Eye />} title="Nobody watches anybody">
              A subscription appears here as soon as a watcher asks for somebody's presence.
            </EmptyState>
          </ListEmpty>
        }
      />
      {opened === undefined ? null : <SubscriptionDrawer id={opened} onClose={close} />}
    </Page>
  );
}

function SubscriptionCard({ row }: { readonly row: Subscription }) {
  return (
    <div className="flex items-center gap-3">
      <div className="min-w-0 flex-1">
        <p className="truncate">
          <UriText uri={row.watcher} />
        </p>
        <p className="truncate text-sm text-text-muted">
          watches <UriText uri={row.presentity} />
        </p>
      </div>
      <div className="shrink-0 text-right text-sm text-text-muted">
        <SubscriptionBadge subscription={row} />
        <p>{row.lastNotifyAt === null ? "never notified" : <RelativeTime at={row.lastNotifyAt} />}</p>
      </div>
    </div>
  );
}
