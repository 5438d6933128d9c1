"use client";
import type { ListsRow } from "@porchlight/admin-api";
import { Badge, Button, EmptyState, shortUri, Untrusted, UriText } from "@porchlight/ui";
import { ListTree } from "lucide-react";
import Link from "next/link";
import { admin } from "~/api/admin";
import { useGo } from "~/frame/use-go";
import { anyOf, concerns } from "~/live/concerns";
import type { Column } from "~/parts/list/column";
import { ListEmpty } from "~/parts/list/list-empty";
import { WindowedList } from "~/parts/list/windowed-list";
import { Page } from "~/parts/page";
import { SearchField } from "~/parts/search-field";
import { useFilters } from "~/url/use-url-state";
import type { Say } from "~/words/say";
import { useSay } from "~/words/words-provider";
import { listsState } from "./lists-state";
import { listsFilters, listsHref } from "./lists-url";

const columnsOf = (say: Say): readonly Column<ListsRow>[] => [
  {
    id: "user",
    header: say("parts.user"),
    track: "minmax(14rem, 2fr)",
    cell: ({ user }) => <UriText uri={user} />,
  },
  {
    id: "name",
    header: say("parts.name"),
    track: "minmax(8rem, 1fr)",
    fromRem: 60,
    cell: ({ displayName }) => <Untrusted text={displayName} className="text-text-muted" />,
  },
  { id: "lists", header: say("parts.lists"), track: "6rem", cell: ({ lists }) => lists },
  { id: "entries", header: say("lists.entries"), track: "6rem", cell: ({ entries }) => entries },
  { id: "services", header: say("parts.services"), track: "6rem", cell: ({ services }) => services },
  { id: "state", header: say("parts.state"), track: "9rem", cell: (row) => <ListsBadge row={row} /> },
];

/** Users, and what lists they have. */
export function ListsRoom() {
  const say = useSay();
  const { q } = useFilters(listsFilters);
  const go = useGo();
  return (
    <Page fill title={say("parts.lists")} line={say("lists.whomUsersKeepInListsAnd")}>
      <SearchField label={say("parts.searchAddressesAndNames")} value={q} />
      <WindowedList
        label={say("lists.usersAndTheirLists")}
        queryKey={["lists", { q }]}
        load={(window, signal) => admin.listLists({ query: { search: q, ...window }, signal })}
        live={anyOf(concerns("documents"), concerns("users"))}
        columns={columnsOf(say)}
        rowName={(row) => nameOf(row, say)}
        card={(row) => <ListsCard row={row} />}
        onOpen={({ user }) => void go(listsHref(user))}
        empty={
          <ListEmpty filters={{ q }}>
            <EmptyState
              icon={<ListTree />}
              title={say("parts.nobodyHasAnAddress")}
              action={
                <Button asChild>
                  <Link href="/users">{say("frame.rooms.users")}</Link>
                </Button>
              }
            >
              {say("lists.eachUserKeepsListsOfPeople")}
            </EmptyState>
          </ListEmpty>
        }
      />
    </Page>
  );
}

function ListsBadge({ row }: { readonly row: ListsRow }) {
  const { word, tone } = listsState(row, useSay());
  return <Badge tone={tone}>{word}</Badge>;
}

const nameOf = (row: ListsRow, say: Say): string =>
  `${say("lists.listsOfUser", { user: shortUri(row.user) })}, ${listsState(row, say).word}`;

function ListsCard({ row }: { readonly row: ListsRow }) {
  const say = useSay();
  const { user, lists, entries, services } = row;
  return (
    <div className="flex items-center gap-3">
      <div className="min-w-0 flex-1">
        <p className="truncate">
          <UriText uri={user} />
        </p>
        <p className="truncate text-sm text-text-muted">
          {[
            say("lists.countLists", { count: lists }),
            say("lists.countEntries", { count: entries }),
            say("lists.countServices", { count: services }),
          ].join(", ")}
        </p>
      </div>
      <ListsBadge row={row} />
    </div>
  );
}
