"use client";
import type { ContentRow } from "@porchlight/admin-api";
import { Badge, Countdown, EmptyState, RelativeTime, shortUri, Untrusted, UriText } from "@porchlight/ui";
import { Image } from "lucide-react";
import { admin } from "~/api/admin";
import { anyOf, concerns } from "~/live/concerns";
import { bytesText } from "~/parts/bytes-text";
import type { Column } from "~/parts/list/column";
import { ListEmpty } from "~/parts/list/list-empty";
import { WindowedList } from "~/parts/list/windowed-list";
import { ownedKey } from "~/url/owned-name";
import type { Say } from "~/words/say";
import { useSay } from "~/words/words-provider";
import type { ContentFilters } from "./content-filters";

export interface ObjectListProps {
  readonly filters: ContentFilters;
  readonly opened: string | undefined;
  readonly onOpen: (row: ContentRow) => void;
}

const columnsOf = (say: Say): readonly Column<ContentRow>[] => [
  {
    id: "owner",
    header: say("parts.owner"),
    track: "minmax(12rem, 2fr)",
    cell: ({ owner }) => <UriText uri={owner} />,
  },
  {
    id: "name",
    header: say("parts.name"),
    track: "minmax(8rem, 2fr)",
    cell: ({ name }) => <Untrusted text={name} className="font-mono text-sm" />,
  },
  {
    id: "type",
    header: say("parts.type"),
    track: "8rem",
    fromRem: 56,
    cell: ({ contentType }) => (
      <Untrusted text={bareType(contentType)} className="font-mono text-sm text-text-muted" />
    ),
  },
  {
    id: "size",
    header: say("parts.size"),
    track: "5.5rem",
    align: "end",
    cell: ({ octets }) => bytesText(octets, say),
  },
  {
    id: "references",
    header: say("content.references"),
    track: "8.5rem",
    cell: (row) => <References row={row} />,
  },
  {
    id: "expires",
    header: say("content.expiresIn"),
    track: "6rem",
    align: "end",
    fromRem: 48,
    cell: ({ expiresAt }) => <Countdown at={expiresAt} className="text-text-muted" />,
  },
  {
    id: "changed",
    header: say("parts.changed"),
    track: "6.5rem",
    align: "end",
    fromRem: 64,
    cell: ({ modifiedAt }) => <RelativeTime at={modifiedAt} className="text-text-muted" />,
  },
];

/** Without the parameters. */
const bareType = (contentType: string): string => contentType.split(";")[0] ?? contentType;

const nameOf = ({ owner, name }: ContentRow, say: Say): string =>
  say("content.nameOfOwner", { name, owner: shortUri(owner) });

/** Objects of everybody, by owner and name. */
export function ObjectList({ filters, opened, onOpen }: ObjectListProps) {
  const say = useSay();
  const { q, owner, standing, type } = filters;
  const query = { search: q, owner, standing, type };
  // Every filter by reference or type has the server look at all objects, so presence that moves is no reason to.
  const isCheap = standing === "all" && type === undefined;
  return (
    <WindowedList
      label={say("content.objects")}
      queryKey={["content", query]}
      load={(window, signal) => admin.listContent({ query: { ...query, ...window }, signal })}
      live={isCheap ? anyOf(concerns("content"), concerns("presentities")) : concerns("content")}
      columns={columnsOf(say)}
      rowName={(row) => nameOf(row, say)}
      card={(row) => <ObjectCard row={row} />}
      onOpen={onOpen}
      isOpened={(row) => ownedKey(row) === opened}
      empty={
        <ListEmpty filters={{ q, owner, type, standing: standing === "all" ? undefined : standing }}>
          <EmptyState icon={<Image />} title={say("content.nobodyKeepsAnythingHereYet")}>
            {say("content.statusIconsSoundsAndCardsAppear")}
          </EmptyState>
        </ListEmpty>
      }
    />
  );
}

/** How many publications, and permanent state, refer to it; an orphan goes by itself. */
function References({ row: { references } }: { readonly row: ContentRow }) {
  const say = useSay();
  if (references === 0) return <Badge tone="warn">{say("content.orphan")}</Badge>;
  return say("content.countReferences", { count: references });
}

function ObjectCard({ row }: { readonly row: ContentRow }) {
  const say = useSay();
  const { owner, name, octets, references } = row;
  return (
    <div className="flex items-center gap-3">
      <div className="min-w-0 flex-1">
        <p className="truncate">
          <Untrusted text={name} className="font-mono text-sm" />
        </p>
        <p className="truncate text-sm text-text-muted">
          <UriText uri={owner} />
        </p>
      </div>
      <div className="flex shrink-0 flex-col items-end gap-0.5 text-sm text-text-muted">
        <span>{bytesText(octets, say)}</span>
        {references === 0 ? <Badge tone="warn">{say("content.orphan")}</Badge> : null}
      </div>
    </div>
  );
}
