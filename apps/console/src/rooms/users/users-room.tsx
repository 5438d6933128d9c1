"use client";
import type { User } from "@porchlight/admin-api";
import {
  Avatar,
  Badge,
  Button,
  ChipGroup,
  EmptyState,
  RelativeTime,
  shortUri,
  Untrusted,
  UriText,
} from "@porchlight/ui";
import { FileUp, UserRoundPlus, UsersRound } from "lucide-react";
import dynamic from "next/dynamic";
import Link from "next/link";
import { admin } from "~/api/admin";
import { useMay } from "~/api/use-identity";
import { concerns } from "~/live/concerns";
import type { Column } from "~/parts/list/column";
import { ListEmpty } from "~/parts/list/list-empty";
import { WindowedList } from "~/parts/list/windowed-list";
import { Page } from "~/parts/page";
import { SearchField } from "~/parts/search-field";
import { patchUrl, useFilters, useOpened } from "~/url/use-url-state";
import { kindWords } from "./kind-words";
import { userFilters } from "./user-filters";

const UserDrawer = dynamic(() => import("./user-drawer").then((module) => module.UserDrawer), { ssr: false });

const CreateUserDialog = dynamic(() =>
  import("./create-user-dialog").then((module) => module.CreateUserDialog),
);

/** Value of the parameter `open` for the form of a new user; every address has a colon. */
const NEW = "new";

const KINDS = [
  { value: "person", label: "People" },
  { value: "role", label: "Roles" },
  { value: "resource", label: "Resources" },
] as const;

const STATES = [{ value: "disabled", label: "Disabled" }] as const;

const columns: readonly Column<User>[] = [
  {
    id: "aor",
    header: "Address",
    track: "minmax(14rem, 2fr)",
    sort: { up: "aor", down: "-aor" },
    cell: ({ aor }) => <UriText uri={aor} />,
  },
  {
    id: "displayName",
    header: "Name",
    track: "minmax(9rem, 2fr)",
    sort: { up: "displayName", down: "-displayName" },
    cell: ({ displayName }) => <Untrusted text={displayName} />,
  },
  {
    id: "kind",
    header: "Kind",
    track: "6rem",
    fromRem: 48,
    cell: ({ kind }) => <span className="text-text-muted">{kindWords[kind]}</span>,
  },
  {
    id: "state",
    header: "State",
    track: "5.5rem",
    cell: ({ disabled }) =>
      disabled ? <Badge tone="danger">Disabled</Badge> : <Badge tone="ok">Enabled</Badge>,
  },
  {
    id: "created",
    header: "Created",
    track: "6.5rem",
    align: "end",
    fromRem: 56,
    sort: { up: "createdAt", down: "-createdAt" },
    cell: ({ createdAt }) => <RelativeTime at={createdAt} className="text-text-muted" />,
  },
  {
    id: "updated",
    header: "Changed",
    track: "6.5rem",
    align: "end",
    fromRem: 64,
    sort: { up: "updatedAt", down: "-updatedAt" },
    cell: ({ updatedAt }) => <RelativeTime at={updatedAt} className="text-text-muted" />,
  },
];

/** Everybody who has an address here. */
export function UsersRoom() {
  const { q, kind, state, domain, sort } = useFilters(userFilters);
  const { opened, open, close } = useOpened();
  const mayCreate = useMay("createUser");
  const query = {
    search: q,
    kind,
    disabled: state === undefined ? undefined : state === "disabled",
    domain,
    sort,
  };
  const actions = mayCreate ? (
    <>
      <Button asChild>
        <Link href="/users/import" prefetch={false}>
          <FileUp /> Import
        </Link>
      </Button>
      <Button variant="primary" onClick={() => open(NEW)}>
        <UserRoundPlus /> Create user
      </Button>
    </>
  ) : undefined;
  return (
    <Page fill title="Users" line="Everybody and everything that has an address here." actions={actions}>
      <div className="flex flex-wrap items-center gap-x-4 gap-y-2">
        <SearchField label="Search addresses and names" value={q} />
        <ChipGroup label="Kind" value={kind} options={KINDS} onChange={(next) => patchUrl({ kind: next })} />
        <ChipGroup
          label="State"
          value={state === "disabled" ? state : undefined}
          options={STATES}
          onChange={(next) => patchUrl({ state: next })}
        />
      </div>
      <WindowedList
        label="Users"
        queryKey={["users", query]}
        load={(window, signal) => admin.listUsers({ query: { ...query, ...window }, signal })}
        live={concerns("users")}
        columns={columns}
        sort={sort}
        rowName={({ aor, displayName }) => `${displayName} ${shortUri(aor)}`.trim()}
        card={(row) => <UserCard row={row} />}
        onOpen={({ aor }) => open(aor)}
        isOpened={({ aor }) => aor === opened}
        empty={
          <ListEmpty filters={{ q, kind, state, domain }}>
            <EmptyState icon={<UsersRound />} title="Nobody has an address here yet">
              Create a user, or import many from a CSV file.
            </EmptyState>
          </ListEmpty>
        }
      />
      {opened === undefined || opened === NEW ? null : <UserDrawer aor={opened} onClose={close} />}
      {opened === NEW && mayCreate ? (
        <CreateUserDialog onClose={close} onCreated={(user) => patchUrl({ open: user.aor })} />
      ) : null}
    </Page>
  );
}

function UserCard({ row }: { readonly row: User }) {
  const { aor, displayName, disabled, kind } = row;
  return (
    <div className="flex items-center gap-3">
      <Avatar name={displayName} address={aor} />
      <div className="min-w-0 flex-1">
        <p className="truncate">
          {displayName === "" ? <UriText uri={aor} /> : <Untrusted text={displayName} />}
        </p>
        <p className="truncate text-sm text-text-muted">
          {displayName === "" ? kindWords[kind] : <UriText uri={aor} />}
        </p>
      </div>
      {disabled ? <Badge tone="danger">Disabled</Badge> : null}
    </div>
  );
}
