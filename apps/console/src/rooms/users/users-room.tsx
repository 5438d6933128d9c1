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
import Link from "next/link";
import { admin } from "~/api/admin";
import { useMay } from "~/api/use-identity";
import { concerns } from "~/live/concerns";
import { late } from "~/parts/late";
import type { Column } from "~/parts/list/column";
import { ListEmpty } from "~/parts/list/list-empty";
import { WindowedList } from "~/parts/list/windowed-list";
import { Page } from "~/parts/page";
import { SearchField } from "~/parts/search-field";
import { patchUrl, useFilters, useOpened } from "~/url/use-url-state";
import type { Say } from "~/words/say";
import { useSay } from "~/words/words-provider";
import { userFilters } from "./user-filters";

const UserDrawer = late(() => import("./user-drawer").then((module) => module.UserDrawer));

const CreateUserDialog = late(() => import("./create-user-dialog").then((module) => module.CreateUserDialog));

/** Value of the parameter `open` for the form of a new user; every address has a colon. */
const NEW = "new";

const kindsOf = (say: Say) =>
  [
    { value: "person", label: say("users.people") },
    { value: "role", label: say("users.roles") },
    { value: "resource", label: say("users.resources") },
  ] as const;

const statesOf = (say: Say) => [{ value: "disabled", label: say("parts.disabled") }] as const;

const columnsOf = (say: Say): readonly Column<User>[] => [
  {
    id: "aor",
    header: say("parts.address"),
    track: "minmax(14rem, 2fr)",
    sort: { up: "aor", down: "-aor" },
    cell: ({ aor }) => <UriText uri={aor} />,
  },
  {
    id: "displayName",
    header: say("parts.name"),
    track: "minmax(9rem, 2fr)",
    sort: { up: "displayName", down: "-displayName" },
    cell: ({ displayName }) => <Untrusted text={displayName} />,
  },
  {
    id: "kind",
    header: say("parts.kind"),
    track: "6rem",
    fromRem: 48,
    cell: ({ kind }) => <span className="text-text-muted">{say(`users.kindWords.${kind}`)}</span>,
  },
  {
    id: "state",
    header: say("parts.state"),
    track: "5.5rem",
    cell: ({ disabled }) =>
      disabled ? (
        <Badge tone="danger">{say("parts.disabled")}</Badge>
      ) : (
        <Badge tone="ok">{say("parts.enabled")}</Badge>
      ),
  },
  {
    id: "created",
    header: say("parts.created"),
    track: "6.5rem",
    align: "end",
    fromRem: 56,
    sort: { up: "createdAt", down: "-createdAt" },
    cell: ({ createdAt }) => <RelativeTime at={createdAt} className="text-text-muted" />,
  },
  {
    id: "updated",
    header: say("parts.changed"),
    track: "6.5rem",
    align: "end",
    fromRem: 64,
    sort: { up: "updatedAt", down: "-updatedAt" },
    cell: ({ updatedAt }) => <RelativeTime at={updatedAt} className="text-text-muted" />,
  },
];

const nameOf = ({ aor, disabled, displayName }: User, say: Say): string => {
  const name = `${displayName} ${shortUri(aor)}`.trim();
  return disabled ? `${name}, ${say("parts.disabled")}` : name;
};

/** Everybody who has an address here. */
export function UsersRoom() {
  const say = useSay();
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
          <FileUp /> {say("users.import")}
        </Link>
      </Button>
      <Button variant="primary" onClick={() => open(NEW)}>
        <UserRoundPlus /> {say("users.createUser")}
      </Button>
    </>
  ) : undefined;
  return (
    <Page
      fill
      title={say("parts.users")}
      line={say("users.everybodyAndEverythingThatHasAn")}
      actions={actions}
    >
      <div className="flex flex-wrap items-center gap-x-4 gap-y-2">
        <SearchField label={say("parts.searchAddressesAndNames")} value={q} />
        <ChipGroup
          label={say("parts.kind")}
          value={kind}
          options={kindsOf(say)}
          onChange={(next) => patchUrl({ kind: next })}
        />
        <ChipGroup
          label={say("parts.state")}
          value={state === "disabled" ? state : undefined}
          options={statesOf(say)}
          onChange={(next) => patchUrl({ state: next })}
        />
      </div>
      <WindowedList
        label={say("parts.users")}
        queryKey={["users", query]}
        load={(window, signal) => admin.listUsers({ query: { ...query, ...window }, signal })}
        live={concerns("users")}
        columns={columnsOf(say)}
        sort={sort}
        rowName={(row) => nameOf(row, say)}
        card={(row) => <UserCard row={row} />}
        onOpen={({ aor }) => open(aor)}
        isOpened={({ aor }) => aor === opened}
        empty={
          <ListEmpty filters={{ q, kind, state, domain }}>
            <EmptyState icon={<UsersRound />} title={say("parts.nobodyHasAnAddress")}>
              {say("users.createAUserOrImportMany")}
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
  const say = useSay();
  const { aor, displayName, disabled, kind } = row;
  return (
    <div className="flex items-center gap-3">
      <Avatar name={displayName} address={aor} />
      <div className="min-w-0 flex-1">
        <p className="truncate">
          {displayName === "" ? <UriText uri={aor} /> : <Untrusted text={displayName} />}
        </p>
        <p className="truncate text-sm text-text-muted">
          {displayName === "" ? say(`users.kindWords.${kind}`) : <UriText uri={aor} />}
        </p>
      </div>
      {disabled ? <Badge tone="danger">{say("parts.disabled")}</Badge> : null}
    </div>
  );
}
