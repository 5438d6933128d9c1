"use client";
import type { DocumentFacts } from "@porchlight/admin-api";
import { Chip, ChipGroup, EmptyState, RelativeTime, shortUri, Untrusted, UriText } from "@porchlight/ui";
import { CornerDownRight, FileText, X } from "lucide-react";
import type { ReactNode } from "react";
import { admin } from "~/api/admin";
import { concerns } from "~/live/concerns";
import { Actor } from "~/parts/actor";
import { bytesText } from "~/parts/bytes-text";
import { late } from "~/parts/late";
import type { Column } from "~/parts/list/column";
import { ListEmpty } from "~/parts/list/list-empty";
import { WindowedList } from "~/parts/list/windowed-list";
import { Page } from "~/parts/page";
import { SearchField } from "~/parts/search-field";
import { patchUrl, useFilters, useOpened } from "~/url/use-url-state";
import type { Say } from "~/words/say";
import { useSay } from "~/words/words-provider";
import { documentFilters } from "./document-filters";
import { type TreeRow, treeWindow } from "./tree-rows";
import { FILTER_USAGES, usageWords } from "./usage-words";

const DocumentDrawer = late(() => import("./document-drawer").then((module) => module.DocumentDrawer));

const usagesOf = (say: Say) => FILTER_USAGES.map((value) => ({ value, label: usageWords(value, say) }));

const statesOf = (say: Say) => [{ value: "deleted", label: say("parts.deleted") }] as const;

const columnsOf = (say: Say): readonly Column<TreeRow>[] => [
  {
    id: "user",
    header: say("parts.user"),
    track: "minmax(11rem, 2fr)",
    cell: ({ user, opensUser }) => (
      <Branch opens={opensUser}>
        <Owner user={user} />
      </Branch>
    ),
  },
  {
    id: "usage",
    header: say("documents.usage"),
    track: "minmax(9rem, 1.5fr)",
    cell: ({ usage, opensUsage }) => <Branch opens={opensUsage}>{usageWords(usage, say)}</Branch>,
  },
  {
    id: "path",
    header: say("parts.document"),
    track: "minmax(7rem, 2fr)",
    cell: ({ path }) => <Untrusted text={path} className="font-mono text-sm" />,
  },
  {
    id: "size",
    header: say("parts.size"),
    track: "5.5rem",
    align: "end",
    fromRem: 56,
    cell: ({ octets, etag }) => (etag === null ? say("documents.deletedSmall") : bytesText(octets, say)),
  },
  {
    id: "version",
    header: say("parts.version"),
    track: "4.5rem",
    align: "end",
    fromRem: 64,
    cell: ({ version }) => version,
  },
  {
    id: "author",
    header: say("documents.by"),
    track: "minmax(7rem, 1.5fr)",
    fromRem: 70,
    cell: ({ author }) => <Actor name={author} />,
  },
  {
    id: "changed",
    header: say("parts.changed"),
    track: "6.5rem",
    align: "end",
    cell: ({ modifiedAt }) => <RelativeTime at={modifiedAt} className="text-text-muted" />,
  },
];

const nameOf = ({ user, usage, path }: DocumentFacts, say: Say): string =>
  say("documents.nameOfDocument", {
    usage: usageWords(usage, say),
    user: user === null ? say("documents.everybodySmall") : shortUri(user),
    path,
  });

/** The documents of everybody, by user and usage. */
export function DocumentsRoom() {
  const say = useSay();
  const { q, user, usage, state } = useFilters(documentFilters);
  const { opened, open, close } = useOpened();
  const query = { search: q, user, usage, state };
  return (
    <Page fill title={say("parts.documents")} line={say("documents.contactListsRulesAndWhatElse")}>
      <div className="flex flex-wrap items-center gap-x-4 gap-y-2">
        <SearchField label={say("documents.searchUsersUsagesDocuments")} value={q} />
        <ChipGroup
          label={say("documents.usage")}
          value={usage}
          options={usagesOf(say)}
          onChange={(next) => patchUrl({ usage: next })}
        />
        <ChipGroup
          label={say("parts.state")}
          value={state === "deleted" ? state : undefined}
          options={statesOf(say)}
          onChange={(next) => patchUrl({ state: next })}
        />
        {user === undefined ? null : (
          <Chip pressed onClick={() => patchUrl({ user: undefined })}>
            {shortUri(user)} <X aria-hidden="true" className="size-3" />
          </Chip>
        )}
      </div>
      <WindowedList
        label={say("parts.documents")}
        queryKey={["documents", query]}
        load={(window, signal) =>
          treeWindow(window, (wider) => admin.listDocuments({ query: { ...query, ...wider }, signal }))
        }
        live={concerns("documents")}
        columns={columnsOf(say)}
        rowName={(row) => nameOf(row, say)}
        card={(row) => <DocumentCard row={row} />}
        onOpen={({ selector }) => open(selector)}
        isOpened={({ selector }) => selector === opened}
        empty={
          <ListEmpty filters={{ q, user, usage, state: state === "deleted" ? state : undefined }}>
            <EmptyState icon={<FileText />} title={say("documents.nobodyKeepsADocumentHereYet")}>
              {say("documents.contactListsAndRulesAppearHere")}
            </EmptyState>
          </ListEmpty>
        }
      />
      {opened === undefined ? null : <DocumentDrawer selector={opened} onClose={close} />}
    </Page>
  );
}

/** The name of a branch of the tree where it begins; further down a sign that it goes on. */
function Branch({ opens, children }: { readonly opens: boolean; readonly children: ReactNode }) {
  if (opens) return children;
  return (
    <>
      <CornerDownRight aria-hidden="true" className="ml-2 inline size-4 text-text-muted" />
      <span className="sr-only">{children}</span>
    </>
  );
}

/** Whose document it is. */
const Owner = ({ user }: { readonly user: string | null }) => {
  const say = useSay();
  return user === null ? (
    <span className="text-text-muted">{say("parts.everybody")}</span>
  ) : (
    <UriText uri={user} />
  );
};

function DocumentCard({ row }: { readonly row: TreeRow }) {
  const say = useSay();
  const { user, usage, path, octets, etag, modifiedAt } = row;
  return (
    <div className="flex items-center gap-3">
      <div className="min-w-0 flex-1">
        <p className="truncate">
          {usageWords(usage, say)} <Untrusted text={path} className="font-mono text-sm text-text-muted" />
        </p>
        <p className="truncate text-sm text-text-muted">
          <Owner user={user} />
        </p>
      </div>
      <div className="shrink-0 text-right text-sm text-text-muted">
        <p>{etag === null ? say("documents.deletedSmall") : bytesText(octets, say)}</p>
        <p>
          <RelativeTime at={modifiedAt} />
        </p>
      </div>
    </div>
  );
}
