"use client";
import type { Subscription } from "@porchlight/admin-api";
import { Chip, ChipGroup, Countdown, EmptyState, RelativeTime, shortUri, UriText } from "@porchlight/ui";
import { Eye, X } from "lucide-react";
import { admin } from "~/api/admin";
import { concerns } from "~/live/concerns";
import { NOTHING } from "~/parts/facts";
import { late } from "~/parts/late";
import type { Column } from "~/parts/list/column";
import { ListEmpty } from "~/parts/list/list-empty";
import { WindowedList } from "~/parts/list/windowed-list";
import { millisecondsText } from "~/parts/milliseconds-text";
import { Page } from "~/parts/page";
import { SearchField } from "~/parts/search-field";
import { SubscriptionBadge } from "~/parts/subscription-badge";
import { subscriptionState } from "~/parts/subscription-state";
import { patchUrl, useFilters, useOpened } from "~/url/use-url-state";
import type { Say } from "~/words/say";
import { useSay } from "~/words/words-provider";
import { watcherFilters } from "./watcher-filters";

const SubscriptionDrawer = late(() =>
  import("./subscription-drawer").then((module) => module.SubscriptionDrawer),
);

const statesOf = (say: Say) =>
  [
    { value: "active", label: say("parts.active") },
    { value: "pending", label: say("parts.pending") },
  ] as const;

const reachOf = (say: Say) => [{ value: "unreachable", label: say("parts.outOfReach") }] as const;

const columnsOf = (say: Say): readonly Column<Subscription>[] => [
  {
    id: "presentity",
    header: say("parts.presentity"),
    track: "minmax(12rem, 2fr)",
    sort: { up: "presentity" },
    cell: ({ presentity }) => <UriText uri={presentity} />,
  },
  {
    id: "watcher",
    header: say("parts.watcher"),
    track: "minmax(12rem, 2fr)",
    sort: { up: "watcher" },
    cell: ({ watcher }) => <UriText uri={watcher} />,
  },
  {
    id: "event",
    header: say("parts.event"),
    track: "minmax(6rem, 1fr)",
    fromRem: 60,
    cell: ({ eventPackage }) => <span className="font-mono text-sm">{eventPackage}</span>,
  },
  {
    id: "state",
    header: say("parts.state"),
    track: "6.5rem",
    cell: (row) => <SubscriptionBadge subscription={row} />,
  },
  {
    id: "expires",
    header: say("watchers.expiresIn"),
    track: "5.5rem",
    align: "end",
    fromRem: 48,
    sort: { up: "expiresAt" },
    cell: ({ expiresAt }) => <Countdown at={expiresAt} />,
  },
  {
    id: "last",
    header: say("watchers.lastNotify"),
    track: "6.5rem",
    align: "end",
    sort: { down: "-lastNotifyAt" },
    cell: ({ lastNotifyAt }) =>
      lastNotifyAt === null ? NOTHING : <RelativeTime at={lastNotifyAt} className="text-text-muted" />,
  },
  {
    id: "roundTrip",
    header: say("watchers.roundTrip"),
    track: "6rem",
    align: "end",
    fromRem: 68,
    sort: { down: "-roundTripMs" },
    cell: ({ roundTripMs }) => millisecondsText(roundTripMs, say),
  },
];

/** The same watcher may watch the same presentity by several packages. */
function nameOf(row: Subscription, say: Say): string {
  const places = { watcher: shortUri(row.watcher), presentity: shortUri(row.presentity) };
  const who = say("watchers.watcherWatchesPresentity", places);
  return [who, row.eventPackage, subscriptionState(row, say).word].join(", ");
}

/** Who watches whom. */
export function WatchersRoom() {
  const say = useSay();
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
    <Page fill title={say("parts.watchers")} line={say("watchers.subscriptionsWhoIsToldAboutWhom")}>
      <div className="flex flex-wrap items-center gap-x-4 gap-y-2">
        <SearchField label={say("watchers.searchAddressesCallIdAgent")} value={q} />
        <ChipGroup
          label={say("parts.state")}
          value={state}
          options={statesOf(say)}
          onChange={(next) => patchUrl({ state: next })}
        />
        <ChipGroup
          label={say("watchers.reach")}
          value={reach === "unreachable" ? reach : undefined}
          options={reachOf(say)}
          onChange={(next) => patchUrl({ reach: next })}
        />
        {connection === undefined ? null : (
          <Chip pressed onClick={() => patchUrl({ connection: undefined })}>
            {say("watchers.connectionConnection", { connection: String(connection) })}{" "}
            <X aria-hidden="true" className="size-3" />
          </Chip>
        )}
        {event === undefined ? null : (
          <Chip pressed onClick={() => patchUrl({ event: undefined })}>
            {say("watchers.eventEvent", { event })} <X aria-hidden="true" className="size-3" />
          </Chip>
        )}
      </div>
      <WindowedList
        label={say("parts.subscriptions")}
        queryKey={["subscriptions", query]}
        load={(window, signal) => admin.listSubscriptions({ query: { ...query, ...window }, signal })}
        live={concerns("subscriptions")}
        columns={columnsOf(say)}
        sort={sort}
        rowName={(row) => nameOf(row, say)}
        card={(row) => <SubscriptionCard row={row} />}
        onOpen={({ id }) => open(id)}
        isOpened={({ id }) => id === opened}
        empty={
          <ListEmpty filters={{ q, state, reach, event, connection }}>
            <EmptyState icon={<Eye />} title={say("watchers.nobodyWatchesAnybody")}>
              {say("watchers.aSubscriptionAppearsHereAsSoon")}
            </EmptyState>
          </ListEmpty>
        }
      />
      {opened === undefined ? null : <SubscriptionDrawer id={opened} onClose={close} />}
    </Page>
  );
}

function SubscriptionCard({ row }: { readonly row: Subscription }) {
  const say = useSay();
  return (
    <div className="flex items-center gap-3">
      <div className="min-w-0 flex-1">
        <p className="truncate">
          <UriText uri={row.watcher} />
        </p>
        <p className="truncate text-sm text-text-muted">
          {say.rich("watchers.watchesPresentity", { presentity: <UriText uri={row.presentity} /> })}
        </p>
      </div>
      <div className="shrink-0 text-right text-sm text-text-muted">
        <SubscriptionBadge subscription={row} />
        <p>
          {row.lastNotifyAt === null ? say("watchers.neverNotified") : <RelativeTime at={row.lastNotifyAt} />}
        </p>
      </div>
    </div>
  );
}
