"use client";
import type { ClosedConnection } from "@porchlight/admin-api";
import { Badge, EmptyState, RelativeTime, spanText, Untrusted } from "@porchlight/ui";
import { Unplug } from "lucide-react";
import { useRef } from "react";
import { admin } from "~/api/admin";
import { saidText } from "~/api/said-text";
import { concerns } from "~/live/concerns";
import { NOTHING } from "~/parts/facts";
import type { Column } from "~/parts/list/column";
import { ListEmpty } from "~/parts/list/list-empty";
import { WindowedList } from "~/parts/list/windowed-list";
import type { Filtered } from "~/url/filters";
import type { Say } from "~/words/say";
import { useSay } from "~/words/words-provider";
import { closeText, isOrdinaryClose } from "./close-words";
import type { connectionFilters } from "./connection-filters";
import { Endpoint } from "./endpoint";
import { Identities } from "./identities";

const lastedText = ({ openedAt, closedAt }: ClosedConnection, say: Say): string =>
  spanText(Date.parse(closedAt) - Date.parse(openedAt), say.uiWords);

const columnsOf = (say: Say): readonly Column<ClosedConnection>[] => [
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
    fromRem: 52,
    cell: ({ identities }) => <Identities identities={identities} />,
  },
  {
    id: "why",
    header: say("connections.whyItClosed"),
    track: "minmax(12rem, 3fr)",
    cell: (row) => <CloseReason row={row} />,
  },
  {
    id: "agent",
    header: say("parts.userAgent"),
    track: "minmax(8rem, 2fr)",
    fromRem: 72,
    cell: ({ userAgent }) =>
      userAgent === null ? NOTHING : <Untrusted text={userAgent} className="text-text-muted" />,
  },
  {
    id: "lasted",
    header: say("connections.lasted"),
    track: "4.5rem",
    align: "end",
    cell: (row) => lastedText(row, say),
  },
  {
    id: "closed",
    header: say("connections.closedAt"),
    track: "6rem",
    align: "end",
    cell: ({ closedAt }) => <RelativeTime at={closedAt} className="text-text-muted" />,
  },
];

export interface ClosedConnectionsProps {
  readonly filters: Filtered<typeof connectionFilters>;
}

/** Connections that closed a short while ago, and why. */
export function ClosedConnections({ filters: { q, transport } }: ClosedConnectionsProps) {
  const say = useSay();
  const nothingOpens = useRef(() => undefined);
  return (
    <WindowedList
      label={say("connections.recentlyClosedConnections")}
      queryKey={["closed-connections", { q, transport }]}
      load={(window, signal) =>
        admin.listClosedConnections({ query: { search: q, transport, ...window }, signal })
      }
      live={concerns("connections")}
      columns={columnsOf(say)}
      rowName={(row) => `${row.remoteAddress}, ${saidText(row.said, row.reason, say)}`}
      card={(row) => <ClosedCard row={row} />}
      onOpen={nothingOpens.current}
      empty={
        <ListEmpty filters={{ q, transport }}>
          <EmptyState icon={<Unplug />} title={say("connections.noConnectionHasClosedLately")} />
        </ListEmpty>
      }
    />
  );
}

function CloseReason({ row: { code, reason, said } }: { readonly row: ClosedConnection }) {
  const say = useSay();
  const text = closeText(code, say);
  return (
    <>
      {text === undefined ? null : (
        <Badge tone={isOrdinaryClose(code) ? "neutral" : "warn"} className="mr-2">
          {text}
        </Badge>
      )}
      <Untrusted text={saidText(said, reason, say)} className="text-text-muted" />
    </>
  );
}

function ClosedCard({ row }: { readonly row: ClosedConnection }) {
  const say = useSay();
  return (
    <div className="flex items-center gap-3">
      <div className="min-w-0 flex-1">
        <p className="truncate">
          <Endpoint connection={row} />
        </p>
        <p className="truncate text-sm">
          <CloseReason row={row} />
        </p>
      </div>
      <div className="shrink-0 text-right text-sm text-text-muted">
        <p>
          <RelativeTime at={row.closedAt} />
        </p>
        <p>{say("connections.afterTime", { time: lastedText(row, say) })}</p>
      </div>
    </div>
  );
}
