"use client";
import type { ListsRow } from "@porchlight/admin-api";
import { Badge, EmptyState, shortUri, Untrusted, UriText } from "@porchlight/ui";
import { ListTree } from "lucide-react";
import { useRouter } from "next/navigation";
import { admin } from "~/api/admin";
import { anyOf, concerns } from "~/live/concerns";
import type { Column } from "~/parts/list/column";
import { ListEmpty } from "~/parts/list/list-empty";
import { WindowedList } from "~/parts/list/windowed-list";
import { Page } from "~/parts/page";
import { SearchField } from "~/parts/search-field";
import { useFilters } from "~/url/use-url-state";
import { listsFilters, listsHref } from "./lists-url";

const count = (number: number, one: string, many: string): string =>
  number === 1 ? `1 ${one}` : `${number} ${many}`;

const columns: readonly Column<ListsRow>[] = [
  { id: "user", header: "User", track: "minmax(14rem, 2fr)", cell: ({ user }) => <UriText uri={user} /> },
  {
    id: "name",
    header: "Name",
    track: "minmax(8rem, 1fr)",
    fromRem: 60,
    cell: ({ displayName }) => <Untrusted text={displayName} className="text-text-muted" />,
  },
  { id: "lists", header: "Lists", track: "6rem", cell: ({ lists }) => lists },
  { id: "entries", header: "Entries", track: "6rem", cell: ({ entries }) => entries },
  { id: "services", header: "Services", track: "6rem", cell: ({ services }) => services },
  { id: "state", header: "State", track: "9rem", cell: (row) => <ListsBadge row={row} /> },
];

/** Users, and what lists they have. */
export function ListsRoom() {
  const { q } = useFilters(listsFilters);
  const router = useRouter();
  return (
    <Page
      fill
      title="Lists"
      line="Whom users keep in lists, and the addresses by which a list is watched as one."
    >
      <SearchField label="Search addresses and names" value={q} />
      <WindowedList
        label="Users and their lists"
        queryKey={["lists", { q }]}
        load={(window, signal) => admin.listLists({ query: { search: q, ...window }, signal })}
        live={anyOf(concerns("documents"), concerns("users"))}
        columns={columns}
        rowName={({ user }) => `Lists of ${shortUri(user)}`}
        card={(row) => <ListsCard row={row} />}
        onOpen={({ user }) => router.push(listsHref(user))}
        empty={
          <ListEmpty filters={{ q }}>
            <EmptyState icon={<ListTree />} title="Nobody has an address here yet">
              Each user keeps lists of people. Create users first.
            </EmptyState>
          </ListEmpty>
        }
      />
    </Page>
  );
}

function ListsBadge({ row: { state, warnings } }: { readonly row: ListsRow }) {
  if (state === "unreadable") return <Badge tone="danger">Cannot be read</Badge>;
  if (warnings > 0) return <Badge tone="warn">{count(warnings, "thing odd", "things odd")}</Badge>;
  return state === "none" ? <Badge>None</Badge> : <Badge tone="ok">In order</Badge>;
}

function ListsCard({ row }: { readonly row: ListsRow }) {
  const { user, lists, entries, services } = row;
  return (
    <div className="flex items-center gap-3">
      <div className="min-w-0 flex-1">
        <p className="truncate">
          <UriText uri={user} />
        </p>
        <p className="truncate text-sm text-text-muted">
          {[
            count(lists, "list", "lists"),
            count(entries, "entry", "entries"),
            count(services, "service", "services"),
          ].join(", ")}
        </p>
      </div>
      <ListsBadge row={row} />
    </div>
  );
}
