"use client";
import type { RulesRow } from "@porchlight/admin-api";
import { Button, ChipGroup, EmptyState, shortUri, Untrusted, UriText } from "@porchlight/ui";
import { Scale } from "lucide-react";
import Link from "next/link";
import { admin } from "~/api/admin";
import { saidText } from "~/api/said-text";
import { useGo } from "~/frame/use-go";
import { anyOf, concerns } from "~/live/concerns";
import type { Column } from "~/parts/list/column";
import { ListEmpty } from "~/parts/list/list-empty";
import { WindowedList } from "~/parts/list/windowed-list";
import { Page } from "~/parts/page";
import { SearchField } from "~/parts/search-field";
import { patchUrl, useFilters } from "~/url/use-url-state";
import type { Say } from "~/words/say";
import { useSay } from "~/words/words-provider";
import { RulesBadge } from "./rules-badge";
import { rulesState } from "./rules-state";
import { rulesFilters, rulesHref } from "./rules-url";

const statesOf = (say: Say) => [{ value: "unreadable", label: say("parts.cannotBeRead") }] as const;

const columnsOf = (say: Say): readonly Column<RulesRow>[] => [
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
    fromRem: 48,
    cell: ({ displayName }) => <Untrusted text={displayName} className="text-text-muted" />,
  },
  { id: "state", header: say("parts.rules"), track: "9rem", cell: (row) => <RulesBadge row={row} /> },
  {
    id: "reason",
    header: say("rules.whatIsWrong"),
    track: "minmax(10rem, 2fr)",
    fromRem: 60,
    cell: ({ reason, said }) =>
      reason === null ? null : <Untrusted text={saidText(said, reason, say)} className="text-text-muted" />,
  },
];

const nameOf = (row: RulesRow, say: Say): string =>
  `${say("rules.rulesOfUser", { user: shortUri(row.user) })}, ${rulesState(row, say).word}`;

/** Users, and whether they have rules on who sees them. */
export function RulesRoom() {
  const say = useSay();
  const { q, state } = useFilters(rulesFilters);
  const go = useGo();
  return (
    <Page fill title={say("parts.rules")} line={say("rules.whoMaySeeWhomWhatEach")}>
      <div className="flex flex-wrap items-center gap-x-4 gap-y-2">
        <SearchField label={say("parts.searchAddressesAndNames")} value={q} />
        <ChipGroup
          label={say("parts.state")}
          value={state}
          options={statesOf(say)}
          onChange={(next) => patchUrl({ state: next })}
        />
      </div>
      <WindowedList
        label={say("rules.usersAndTheirRules")}
        queryKey={["rules", { q, state }]}
        load={(window, signal) => admin.listRules({ query: { search: q, state, ...window }, signal })}
        live={anyOf(concerns("documents"), concerns("users"))}
        columns={columnsOf(say)}
        rowName={(row) => nameOf(row, say)}
        card={(row) => <RulesCard row={row} />}
        onOpen={({ user }) => void go(rulesHref(user))}
        empty={
          <ListEmpty filters={{ q, state }}>
            <EmptyState
              icon={<Scale />}
              title={say("parts.nobodyHasAnAddress")}
              action={
                <Button asChild>
                  <Link href="/users">{say("frame.rooms.users")}</Link>
                </Button>
              }
            >
              {say("rules.eachUserDecidesByRulesWho")}
            </EmptyState>
          </ListEmpty>
        }
      />
    </Page>
  );
}

function RulesCard({ row }: { readonly row: RulesRow }) {
  const say = useSay();
  const { user, displayName, reason, said } = row;
  return (
    <div className="flex items-center gap-3">
      <div className="min-w-0 flex-1">
        <p className="truncate">
          <UriText uri={user} />
        </p>
        <p className="truncate text-sm text-text-muted">
          <Untrusted text={reason === null ? displayName : saidText(said, reason, say)} />
        </p>
      </div>
      <RulesBadge row={row} />
    </div>
  );
}
