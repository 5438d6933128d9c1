"use client";
import type { Presentity } from "@porchlight/admin-api";
import {
  ChipGroup,
  EmptyState,
  PresenceMark,
  RelativeTime,
  shortUri,
  Untrusted,
  UriText,
} from "@porchlight/ui";
import { UserRound } from "lucide-react";
import { admin } from "~/api/admin";
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
import { presenceFilters } from "./presence-filters";
import { touchesBoard } from "./touches-board";

const PresentityDrawer = late(() => import("./presentity-drawer").then((module) => module.PresentityDrawer));

const MARKS = ["available", "away", "busy", "in-a-call", "offline", "unknown"] as const;
/** Orders in which nobody moves by what they say. */
const BY_ADDRESS: ReadonlySet<string> = new Set(["aor", "-aor"]);
const markOptionsOf = (say: Say) => MARKS.map((value) => ({ value, label: say.uiWords.presence[value] }));

const columnsOf = (say: Say): readonly Column<Presentity>[] => [
  {
    id: "presentity",
    header: say("parts.presentity"),
    track: "minmax(14rem, 2fr)",
    sort: { up: "aor", down: "-aor" },
    cell: ({ presentity }) => <UriText uri={presentity} />,
  },
  {
    id: "mark",
    header: say("parts.state"),
    track: "8rem",
    cell: ({ mark }) => <PresenceMark state={mark} withWord />,
  },
  {
    id: "note",
    header: say("parts.note"),
    track: "minmax(8rem, 2fr)",
    fromRem: 56,
    cell: ({ note }) => (note === null ? null : <Untrusted text={note} className="text-text-muted" />),
  },
  {
    id: "publications",
    header: say("parts.publications"),
    track: "6.5rem",
    align: "end",
    fromRem: 48,
    cell: ({ publications }) => say.number(publications),
  },
  {
    id: "watchers",
    header: say("parts.watchers"),
    track: "5.5rem",
    align: "end",
    sort: { down: "-watchers" },
    cell: ({ watchers }) => say.number(watchers),
  },
  {
    id: "changed",
    header: say("parts.changed"),
    track: "6.5rem",
    align: "end",
    sort: { down: "-changedAt" },
    cell: ({ changedAt }) =>
      changedAt === null ? null : <RelativeTime at={changedAt} className="text-text-muted" />,
  },
];

const nameOf = ({ presentity, mark }: Presentity, say: Say): string =>
  `${shortUri(presentity)}, ${say.uiWords.presence[mark]}`;

/** The live board of everybody who publishes or is watched. */
export function PresenceRoom() {
  const say = useSay();
  const { q, mark, sort } = useFilters(presenceFilters);
  const { opened, open, close } = useOpened();
  return (
    <Page fill title={say("parts.presence")} line={say("presence.everybodyWhoPublishesOrIsWatched")}>
      <div className="flex flex-wrap items-center gap-x-4 gap-y-2">
        <SearchField label={say("parts.searchAddresses")} value={q} />
        <ChipGroup
          label={say("parts.state")}
          value={mark}
          options={markOptionsOf(say)}
          onChange={(next) => patchUrl({ mark: next })}
        />
      </div>
      <WindowedList
        label={say("parts.presentities")}
        queryKey={["presentities", { q, mark, sort }]}
        load={(window, signal) =>
          admin.listPresentities({ query: { search: q, mark, sort, ...window }, signal })
        }
        live={mark === undefined && BY_ADDRESS.has(sort) ? touchesBoard : concerns("presentities")}
        columns={columnsOf(say)}
        sort={sort}
        rowName={(row) => nameOf(row, say)}
        card={(row) => <PresentityCard row={row} />}
        onOpen={({ presentity }) => open(presentity)}
        isOpened={({ presentity }) => presentity === opened}
        empty={
          <ListEmpty filters={{ q, mark }}>
            <EmptyState icon={<UserRound />} title={say("presence.nobodyPublishesOrWatchesYet")}>
              {say("presence.asSoonAsAUserSigns")}
            </EmptyState>
          </ListEmpty>
        }
      />
      {opened === undefined ? null : <PresentityDrawer aor={opened} onClose={close} />}
    </Page>
  );
}

function PresentityCard({ row }: { readonly row: Presentity }) {
  const say = useSay();
  const { presentity, mark, note, watchers, changedAt } = row;
  return (
    <div className="flex items-center gap-3">
      <PresenceMark state={mark} size="lg" />
      <div className="min-w-0 flex-1">
        <p className="truncate">
          <UriText uri={presentity} />
        </p>
        <p className="truncate text-sm text-text-muted">
          {note === null ? say.uiWords.presence[mark] : <Untrusted text={note} />}
        </p>
      </div>
      <div className="shrink-0 text-right text-sm text-text-muted">
        <p>{say("parts.countWatchers", { count: watchers })}</p>
        <p>{changedAt === null ? null : <RelativeTime at={changedAt} />}</p>
      </div>
    </div>
  );
}
