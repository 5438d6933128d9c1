"use client";
import type { RulesRow } from "@porchlight/admin-api";
import { ChipGroup, EmptyState, shortUri, Untrusted, UriText } from "@porchlight/ui";
import { Scale } from "lucide-react";
import { useRouter } from "next/navigation";
import { admin } from "~/api/admin";
import { anyOf, concerns } from "~/live/concerns";
import type { Column } from "~/parts/list/column";
import { ListEmpty } from "~/parts/list/list-empty";
import { WindowedList } from "~/parts/list/windowed-list";
import { Page } from "~/parts/page";
import { SearchField } from "~/parts/search-field";
import { patchUrl, useFilters } from "~/url/use-url-state";
import { RulesBadge } from "./rules-badge";
import { rulesFilters, rulesHref } from "./rules-url";

const STATES = [{ value: "unreadable", label: "Cannot be read" }] as const;

const columns: readonly Column<RulesRow>[] = [
  {
    id: "user",
    header: "User",
    track: "minmax(14rem, 2fr)",
    cell: ({ user }) => <UriText uri={user} />,
  },
  {
    id: "name",
    header: "Name",
    track: "minmax(8rem, 1fr)",
    fromRem: 48,
    cell: ({ displayName }) => <Untrusted text={displayName} className="text-text-muted" />,
  },
  { id: "state", header: "Rules", track: "9rem", cell: (row) => <RulesBadge row={row} /> },
  {
    id: "reason",
    header: "What is wrong",
    track: "minmax(10rem, 2fr)",
    fromRem: 60,
    cell: ({ reason }) => (reason === null ? null : <Untrusted text={reason} className="text-text-muted" />),
  },
];

/** Users, and whether they have rules on who sees them. */
export function RulesRoom() {
  const { q, state } = useFilters(rulesFilters);
  const router = useRouter();
  return (
    <Page fill title="Rules" line="Who may see whom: what each user has decided, one by one.">
      <div className="flex flex-wrap items-center gap-x-4 gap-y-2">
        <SearchField label="Search addresses and names" value={q} />
        <ChipGroup
          label="State"
          value={state}
          options={STATES}
          onChange={(next) => patchUrl({ state: next })}
        />
      </div>
      <WindowedList
        label="Users and their rules"
        queryKey={["rules", { q, state }]}
        load={(window, signal) => admin.listRules({ query: { search: q, state, ...window }, signal })}
        live={anyOf(concerns("documents"), concerns("users"))}
        columns={columns}
        rowName={({ user }) => `Rules of ${shortUri(user)}`}
        card={(row) => <RulesCard row={row} />}
        onOpen={({ user }) => router.push(rulesHref(user))}
        empty={
          <ListEmpty filters={{ q, state }}>
            <EmptyState icon={<Scale />} title="Nobody has an address here yet">
              Each user decides by rules who may see them. Create users first.
            </EmptyState>
          </ListEmpty>
        }
      />
    </Page>
  );
}

function RulesCard({ row }: { readonly row: RulesRow }) {
  const { user, displayName, reason } = row;
  return (
    <div className="flex items-center gap-3">
      <div className="min-w-0 flex-1">
        <p className="truncate">
          <UriText uri={user} />
        </p>
        <p className="truncate text-sm text-text-muted">
          <Untrusted text={reason ?? displayName} />
        </p>
      </div>
      <RulesBadge row={row} />
    </div>
  );
}
