"use client";
import type { Connection } from "@porchlight/admin-api";
import { Badge, EmptyState, RelativeTime, shortUri, Untrusted, UriText } from "@porchlight/ui";
import { Plug } from "lucide-react";
import { admin } from "~/api/admin";
import { concerns } from "~/live/concerns";
import { bytesText } from "~/parts/bytes-text";
import { NOTHING } from "~/parts/facts";
import type { Column } from "~/parts/list/column";
import { ListEmpty } from "~/parts/list/list-empty";
import { WindowedList } from "~/parts/list/windowed-list";
import { millisecondsText } from "~/parts/milliseconds-text";
import type { Filtered } from "~/url/filters";
import type { Say } from "~/words/say";
import { useSay } from "~/words/words-provider";
import type { connectionFilters } from "./connection-filters";
import { Endpoint } from "./endpoint";
import { Identities } from "./identities";

const columnsOf = (say: Say): readonly Column<Connection>[] => [
  {
    id: "from",
    header: say("parts.from"),
    track: "minmax(16rem, 2fr)",
    cell: (row) => <Endpoint connection={row} />,
  },
  {
    id: "who",
    header: say("parts.who"),
    track: "minmax(10rem, 2fr)",
    cell: ({ identities, trusted }) => (
      <>
        <Identities identities={identities} />
        {trusted ? <Badge className="ml-2">{say("connections.trusted")}</Badge> : null}
      </>
    ),
  },
  {
    id: "agent",
    header: say("parts.userAgent"),
    track: "minmax(10rem, 2fr)",
    fromRem: 64,
    cell: ({ userAgent }) =>
      userAgent === null ? NOTHING : <Untrusted text={userAgent} className="text-text-muted" />,
  },
  {
    id: "subscriptions",
    header: say("parts.subscriptions"),
    track: "7rem",
    align: "end",
    fromRem: 52,
    sort: { down: "-subscriptions" },
    cell: ({ subscriptions }) => say.number(subscriptions),
  },
  {
    id: "queued",
    header: say("connections.queued"),
    track: "5rem",
    align: "end",
    sort: { down: "-queuedBytes" },
    cell: ({ queuedBytes }) => (queuedBytes === 0 ? NOTHING : bytesText(queuedBytes, say)),
  },
  {
    id: "ping",
    header: say("connections.ping"),
    track: "4.5rem",
    align: "end",
    fromRem: 58,
    cell: ({ pingMs }) => millisecondsText(pingMs, say),
  },
  {
    id: "opened",
    header: say("connections.opened"),
    track: "6rem",
    align: "end",
    sort: { up: "openedAt", down: "-openedAt" },
    cell: ({ openedAt }) => <RelativeTime at={openedAt} className="text-text-muted" />,
  },
];

const nameOf = ({ identities, remoteAddress, remotePort }: Connection): string =>
  [`${remoteAddress}:${remotePort}`, ...identities.map(shortUri)].join(", ");

export interface OpenConnectionsProps {
  readonly filters: Filtered<typeof connectionFilters>;
  readonly opened: string | undefined;
  readonly onOpen: (id: string) => void;
}

/** Connections that are open now. */
export function OpenConnections({ filters, opened, onOpen }: OpenConnectionsProps) {
  const say = useSay();
  const { q, transport, sort } = filters;
  return (
    <WindowedList
      label={say("connections.openConnections")}
      queryKey={["connections", { q, transport, sort }]}
      load={(window, signal) =>
        admin.listConnections({ query: { search: q, transport, sort, ...window }, signal })
      }
      live={(event) => concerns("connections")(event) || (concerns("subscriptions")(event) && "later")}
      columns={columnsOf(say)}
      sort={sort}
      rowName={nameOf}
      card={(row) => <ConnectionCard row={row} />}
      onOpen={({ id }) => onOpen(String(id))}
      isOpened={({ id }) => String(id) === opened}
      empty={
        <ListEmpty filters={{ q, transport }}>
          <EmptyState icon={<Plug />} title={say("connections.nobodyIsConnected")}>
            {say("connections.browsersSoftphonesAndDeskPhonesAppear")}
          </EmptyState>
        </ListEmpty>
      }
    />
  );
}

function ConnectionCard({ row }: { readonly row: Connection }) {
  const say = useSay();
  const [first] = row.identities;
  return (
    <div className="flex items-center gap-3">
      <div className="min-w-0 flex-1">
        <p className="truncate">
          {first === undefined ? say("connections.nobodySignedIn") : <UriText uri={first} />}
        </p>
        <p className="truncate text-sm text-text-muted">
          <Endpoint connection={row} />
        </p>
      </div>
      <div className="shrink-0 text-right text-sm text-text-muted">
        <p>
          {row.queuedBytes === 0
            ? say("connections.nothingQueued")
            : say("connections.sizeQueued", { size: bytesText(row.queuedBytes, say) })}
        </p>
        <p>
          <RelativeTime at={row.openedAt} />
        </p>
      </div>
    </div>
  );
}
