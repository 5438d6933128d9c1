"use client";
import type { Calendar } from "@porchlight/admin-api";
import { Button, ChipGroup, EmptyState, RelativeTime, shortUri, Untrusted, UriText } from "@porchlight/ui";
import { CalendarDays, CalendarPlus } from "lucide-react";
import { admin } from "~/api/admin";
import { useMay } from "~/api/use-identity";
import { anyOf, concerns } from "~/live/concerns";
import { late } from "~/parts/late";
import type { Column } from "~/parts/list/column";
import { ListEmpty } from "~/parts/list/list-empty";
import { WindowedList } from "~/parts/list/windowed-list";
import { SearchField } from "~/parts/search-field";
import { ownedKey, ownedName } from "~/url/owned-name";
import { patchUrl, useOpened } from "~/url/use-url-state";
import type { Say } from "~/words/say";
import { useSay } from "~/words/words-provider";
import { AppointmentText } from "./appointment-text";
import { type CalendarFilter, calendarWindow, stateOf } from "./calendar-state";
import { CALENDARS } from "./calendars-key";
import { StateBadge } from "./state-badge";

const CalendarDrawer = late(() => import("./calendar-drawer").then((module) => module.CalendarDrawer));

const CalendarDialog = late(() => import("./calendar-dialog").then((module) => module.CalendarDialog));

/** Value of the parameter `open` for the form of a new calendar; every key of one has a slash. */
const NEW = "new";

const statesOf = (say: Say) => [{ value: "failing", label: say("agents.failing") }] as const;

const keyOf = ({ aor, name }: Calendar): string => ownedKey({ owner: aor, name });

const columnsOf = (say: Say): readonly Column<Calendar>[] => [
  {
    id: "aor",
    header: say("parts.user"),
    track: "minmax(12rem, 2fr)",
    cell: ({ aor }) => <UriText uri={aor} />,
  },
  {
    id: "name",
    header: say("agents.calendar"),
    track: "minmax(6rem, 1fr)",
    fromRem: 56,
    cell: ({ name }) => <span className="font-mono text-sm">{name}</span>,
  },
  {
    id: "source",
    header: say("parts.from"),
    track: "minmax(8rem, 1.5fr)",
    fromRem: 64,
    cell: ({ feedHost }) => <Source feedHost={feedHost} />,
  },
  { id: "state", header: say("parts.state"), track: "7.5rem", cell: (row) => <StateBadge calendar={row} /> },
  {
    id: "now",
    header: say("agents.saysNow"),
    track: "minmax(9rem, 1.5fr)",
    cell: ({ now }) => (now === null ? <Nothing /> : <AppointmentText appointment={now} />),
  },
  { id: "ahead", header: say("agents.ahead"), track: "4.5rem", align: "end", cell: ({ ahead }) => ahead },
  {
    id: "read",
    header: say("agents.read"),
    track: "6.5rem",
    align: "end",
    cell: ({ readAt }) =>
      readAt === null ? say("parts.never") : <RelativeTime at={readAt} className="text-text-muted" />,
  },
];

const nameOf = (row: Calendar, say: Say): string =>
  `${say("parts.nameOfOwner", { name: row.name, owner: shortUri(row.aor) })}, ${stateOf(row, say).word}`;

/** Calendars of users, and what becomes of reading them. */
export function CalendarsTab({ search, state }: CalendarFilter) {
  const say = useSay();
  const { opened, open, close } = useOpened();
  const mayAdd = useMay("putCalendar");
  const named = opened === undefined ? undefined : ownedName(opened);
  return (
    <>
      <div className="flex flex-wrap items-center justify-between gap-x-4 gap-y-2">
        <div className="flex min-w-0 grow basis-72 flex-wrap items-center gap-x-4 gap-y-2">
          <SearchField label={say("agents.searchUsersCalendarsHosts")} value={search} />
          <ChipGroup
            label={say("parts.state")}
            value={state}
            options={statesOf(say)}
            onChange={(next) => patchUrl({ state: next })}
          />
        </div>
        {mayAdd ? (
          <Button variant="primary" onClick={() => open(NEW)}>
            <CalendarPlus /> {say("agents.addCalendarButton")}
          </Button>
        ) : null}
      </div>
      <WindowedList
        label={say("agents.calendars")}
        queryKey={[...CALENDARS, { search, state }]}
        load={async (window, signal) =>
          calendarWindow((await admin.listCalendars({ query: {}, signal })).items, { search, state }, window)
        }
        live={anyOf(concerns("audit"), concerns("calendars"))}
        columns={columnsOf(say)}
        rowName={(row) => nameOf(row, say)}
        card={(row) => <CalendarCard calendar={row} />}
        onOpen={(row) => open(keyOf(row))}
        isOpened={(row) => keyOf(row) === opened}
        empty={
          <ListEmpty filters={{ q: search, state }}>
            <EmptyState icon={<CalendarDays />} title={say("agents.nobodyHasACalendarHereYet")}>
              {say("agents.addTheFeedOfACalendar")}
            </EmptyState>
          </ListEmpty>
        }
      />
      {named === undefined ? null : <CalendarDrawer calendar={named} onClose={close} />}
      {opened === NEW && mayAdd ? (
        <CalendarDialog onClose={close} onDone={(calendar) => patchUrl({ open: keyOf(calendar) })} />
      ) : null}
    </>
  );
}

const Nothing = () => {
  const say = useSay();
  return <span className="text-text-muted">{say("agents.nothing")}</span>;
};

const Source = ({ feedHost }: { readonly feedHost: string | null }) => {
  const say = useSay();
  return feedHost === null ? (
    <span className="text-text-muted">{say("agents.aFile2")}</span>
  ) : (
    <Untrusted text={feedHost} className="font-mono text-sm" />
  );
};

function CalendarCard({ calendar }: { readonly calendar: Calendar }) {
  const { aor, name, now } = calendar;
  return (
    <div className="flex items-center gap-3">
      <div className="min-w-0 flex-1">
        <p className="truncate">
          <UriText uri={aor} />
        </p>
        <p className="truncate text-sm text-text-muted">
          <span className="font-mono">{name}</span>
          {now === null ? null : (
            <>
              {": "}
              <AppointmentText appointment={now} />
            </>
          )}
        </p>
      </div>
      <StateBadge calendar={calendar} />
    </div>
  );
}
