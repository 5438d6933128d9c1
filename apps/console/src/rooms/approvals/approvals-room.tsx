"use client";
import {
  MAX_DECIDED_WATCHERS,
  type UndecidedWatcher,
  type WatcherDecision,
} from "@porchlight/admin-api/client";
import {
  Button,
  Chip,
  ChipGroup,
  Countdown,
  EmptyState,
  Kbd,
  RelativeTime,
  shortUri,
  Untrusted,
  UriText,
  visibleText,
} from "@porchlight/ui";
import { UserCheck, X } from "lucide-react";
import { admin } from "~/api/admin";
import { useMay } from "~/api/use-identity";
import { concerns } from "~/live/concerns";
import { late } from "~/parts/late";
import type { Column } from "~/parts/list/column";
import { ListEmpty } from "~/parts/list/list-empty";
import { useSelection } from "~/parts/list/selection";
import { WindowedList } from "~/parts/list/windowed-list";
import { Page } from "~/parts/page";
import { SearchField } from "~/parts/search-field";
import { patchUrl, useFilters, useOpened } from "~/url/use-url-state";
import type { Say } from "~/words/say";
import { useSay } from "~/words/words-provider";
import { approvalFilters } from "./approval-filters";
import { BulkBar } from "./bulk-bar";
import { UndecidedBadge } from "./undecided-badge";
import { useDecide } from "./use-decide";

const ApprovalDrawer = late(() => import("./approval-drawer").then((module) => module.ApprovalDrawer));

const statesOf = (say: Say) =>
  [
    { value: "pending", label: say("parts.pending") },
    { value: "waiting", label: say("approvals.waiting") },
  ] as const;

/** Letters that decide about the row with the keyboard. */
const KEYS: ReadonlyMap<string, WatcherDecision> = new Map([
  ["a", "allow"],
  ["p", "polite-block"],
  ["b", "block"],
]);

const columnsOf = (say: Say): readonly Column<UndecidedWatcher>[] => [
  {
    id: "watcher",
    header: say("approvals.whoAsks"),
    track: "minmax(14rem, 2fr)",
    cell: (row) => <Watcher row={row} />,
  },
  {
    id: "presentity",
    header: say("approvals.toWatch"),
    track: "minmax(12rem, 2fr)",
    cell: ({ presentity }) => <UriText uri={presentity} />,
  },
  {
    id: "state",
    header: say("parts.state"),
    track: "6rem",
    cell: ({ state }) => <UndecidedBadge state={state} />,
  },
  {
    id: "since",
    header: say("approvals.asked"),
    track: "6.5rem",
    align: "end",
    cell: ({ since }) => <RelativeTime at={since} className="text-text-muted" />,
  },
  {
    id: "giveUp",
    header: say("approvals.keptFor"),
    track: "6.5rem",
    align: "end",
    fromRem: 56,
    cell: ({ giveUpAt }) => <Countdown at={giveUpAt} />,
  },
];

const INBOX = { onlyUndecided: true };

const idOf = ({ id }: UndecidedWatcher): string => id;

const nameOf = ({ watcher, presentity }: UndecidedWatcher, say: Say): string =>
  visibleText(
    say("approvals.watcherAsksToWatchPresentity", {
      watcher: shortUri(watcher),
      presentity: shortUri(presentity),
    }),
  );

/** Everybody who waits to be let in, and the answers. */
export function ApprovalsRoom() {
  const say = useSay();
  const { q, state, presentity } = useFilters(approvalFilters);
  const { opened, open, close } = useOpened();
  const mayDecide = useMay("decideWatchers");
  const { rows, clear, add, ...selection } = useSelection(idOf);
  const { busy, decide } = useDecide(INBOX);
  const query = { search: q, state, presentity };

  const decideTicked = async (decision: WatcherDecision) => {
    if (await decide(decision, rows)) clear();
  };
  const tickAll = async () =>
    add((await admin.listUndecidedWatchers({ query: { ...query, limit: MAX_DECIDED_WATCHERS } })).items);
  const decideByKey = (key: string, row: UndecidedWatcher) => {
    const decision = KEYS.get(key);
    if (decision !== undefined && !busy) void decide(decision, [row]);
  };
  return (
    <Page fill title={say("approvals.approvals")} line={say("approvals.watchersThatWaitForADecision")}>
      <div className="flex flex-wrap items-center gap-x-4 gap-y-2">
        <SearchField label={say("parts.searchAddressesAndNames")} value={q} />
        <ChipGroup
          label={say("parts.state")}
          value={state}
          options={statesOf(say)}
          onChange={(next) => patchUrl({ state: next })}
        />
        {presentity === undefined ? null : (
          <Chip pressed onClick={() => patchUrl({ presentity: undefined })}>
            {say("approvals.toWatchPresentity", { presentity: visibleText(shortUri(presentity)) })}{" "}
            <X aria-hidden="true" className="size-3" />
          </Chip>
        )}
        {mayDecide ? (
          <Button size="sm" className="ml-auto" onClick={() => void tickAll()}>
            {say("approvals.tickAll")}
          </Button>
        ) : null}
      </div>
      {rows.length === 0 ? null : (
        <BulkBar
          count={rows.length}
          busy={busy}
          onDecide={(decision) => void decideTicked(decision)}
          onClear={clear}
        />
      )}
      <WindowedList
        label={say("approvals.undecidedWatchers")}
        queryKey={["undecided", query]}
        load={(window, signal) => admin.listUndecidedWatchers({ query: { ...query, ...window }, signal })}
        live={concerns("subscriptions")}
        columns={columnsOf(say)}
        rowName={(row) => nameOf(row, say)}
        card={(row) => <ApprovalCard row={row} />}
        onOpen={({ id }) => open(id)}
        isOpened={({ id }) => id === opened}
        {...(mayDecide ? { selection, onRowKey: decideByKey } : {})}
        empty={
          <ListEmpty filters={{ q, state, presentity }}>
            <EmptyState icon={<UserCheck />} title={say("approvals.nobodyWaits")}>
              {say("approvals.aWatcherAppearsHereWhenThe")}
            </EmptyState>
          </ListEmpty>
        }
      />
      {mayDecide ? <KeyHints /> : null}
      {opened === undefined ? null : (
        <ApprovalDrawer
          id={opened}
          busy={busy}
          onDecide={async (decision, row) => {
            if (await decide(decision, [row])) close();
          }}
          onClose={close}
        />
      )}
    </Page>
  );
}

function KeyHints() {
  const say = useSay();
  return (
    <p className="hidden text-sm text-text-muted sm:block">
      {say.rich("approvals.onARowSpaceTicksEnter", {
        space: (text) => <Kbd>{text}</Kbd>,
        enter: (text) => <Kbd>{text}</Kbd>,
        a: (text) => <Kbd>{text}</Kbd>,
        p: (text) => <Kbd>{text}</Kbd>,
        b: (text) => <Kbd>{text}</Kbd>,
      })}
    </p>
  );
}

function Watcher({ row: { watcher, displayName } }: { readonly row: UndecidedWatcher }) {
  return (
    <>
      <UriText uri={watcher} />
      {displayName === "" ? null : (
        <>
          {" "}
          <Untrusted text={displayName} className="text-text-muted" />
        </>
      )}
    </>
  );
}

function ApprovalCard({ row }: { readonly row: UndecidedWatcher }) {
  const say = useSay();
  return (
    <div className="flex items-center gap-3">
      <div className="min-w-0 flex-1">
        <p className="truncate">
          <Watcher row={row} />
        </p>
        <p className="truncate text-sm text-text-muted">
          {say.rich("approvals.asksToWatchPresentity", { presentity: <UriText uri={row.presentity} /> })}
        </p>
      </div>
      <div className="shrink-0 text-right text-sm text-text-muted">
        <UndecidedBadge state={row.state} />
        <p>
          <RelativeTime at={row.since} />
        </p>
      </div>
    </div>
  );
}
