"use client";
import type { Calendar } from "@porchlight/admin-api";
import {
  Banner,
  Countdown,
  Drawer,
  EmptyState,
  RelativeTime,
  Skeleton,
  Untrusted,
  UriText,
} from "@porchlight/ui";
import { useQuery } from "@tanstack/react-query";
import { TriangleAlert } from "lucide-react";
import Link from "next/link";
import { admin } from "~/api/admin";
import { isGone } from "~/api/fault";
import { anyOf, concerns } from "~/live/concerns";
import { Facts, NOTHING } from "~/parts/facts";
import { QueryState } from "~/parts/query-state";
import type { OwnedName } from "~/url/owned-name";
import { AppointmentText } from "./appointment-text";
import { CalendarActions } from "./calendar-actions";
import { StateBadge } from "./state-badge";
import { CALENDARS } from "./use-calendar-clock";

export interface CalendarDrawerProps {
  readonly calendar: OwnedName;
  readonly onClose: () => void;
}

/** One calendar: how reading it goes, and what it says. */
export function CalendarDrawer({ calendar: { owner: aor, name }, onClose }: CalendarDrawerProps) {
  const query = useQuery({
    queryKey: [...CALENDARS, aor, name],
    queryFn: ({ signal }) => admin.showCalendar({ params: { aor, name }, signal }),
    meta: { live: anyOf(concerns("audit"), concerns("presentities", aor)) },
  });
  return (
    <Drawer
      open
      onOpenChange={(open) => open || onClose()}
      title={<Untrusted text={name} className="break-all font-mono" />}
      subtitle={
        <>
          Calendar of <UriText uri={aor} />
        </>
      }
      actions={
        query.data === undefined || query.isError ? undefined : (
          <CalendarActions calendar={query.data} onDeleted={onClose} />
        )
      }
    >
      {isGone(query.error) ? (
        <EmptyState title="There is no such calendar">
          It was taken away, or the address is misspelt.
        </EmptyState>
      ) : (
        <QueryState query={query} skeleton={<Skeleton className="h-64 w-full" />}>
          {(calendar) => <CalendarFacts calendar={calendar} />}
        </QueryState>
      )}
    </Drawer>
  );
}

function CalendarFacts({ calendar }: { readonly calendar: Calendar }) {
  const { aor, error, leftOut, feedHost, timeZone, showsTitles, now, next, ahead } = calendar;
  const { readAt, triedAt, nextReadAt, createdAt, updatedAt } = calendar;
  const moment = (at: string | null) => (at === null ? "never" : <RelativeTime at={at} />);
  return (
    <>
      {error === null ? null : (
        <Banner tone="danger" icon={<TriangleAlert />}>
          The last try failed: the calendar <Untrusted text={error} />.
          {readAt === null ? null : " What was read before still holds."}
        </Banner>
      )}
      <Facts
        facts={[
          { name: "State", value: <StateBadge calendar={calendar} /> },
          { name: "Says now", value: now === null ? "nothing" : <AppointmentText appointment={now} /> },
          { name: "Next", value: next === null ? NOTHING : <NextAppointment appointment={next} /> },
          { name: "Ahead", value: ahead === 1 ? "1 appointment" : `${ahead} appointments` },
          { name: "Left out", value: leftOut === 0 ? "nothing" : <LeftOut events={leftOut} /> },
          { name: "From", value: feedHost === null ? "a file" : <FeedHost host={feedHost} /> },
          { name: "Read", value: moment(readAt) },
          { name: "Tried", value: moment(triedAt) },
          {
            name: "Fetched next",
            value: nextReadAt === null ? "never: a file is not fetched" : <FetchedNext at={nextReadAt} />,
          },
          {
            name: "Time zone",
            value: timeZone === "" ? "that of the server" : <Untrusted text={timeZone} />,
          },
          { name: "Titles", value: showsTitles ? "shown, of public appointments" : "not shown" },
          { name: "Created", value: <RelativeTime at={createdAt} /> },
          { name: "Changed", value: <RelativeTime at={updatedAt} /> },
          {
            name: "Presence",
            value: (
              <Link
                href={`/presence?open=${encodeURIComponent(aor)}`}
                prefetch={false}
                className="underline underline-offset-4"
              >
                What is composed of it
              </Link>
            ),
          },
        ]}
      />
    </>
  );
}

const NextAppointment = ({ appointment }: { readonly appointment: NonNullable<Calendar["next"]> }) => (
  <>
    <RelativeTime at={appointment.from} />: <AppointmentText appointment={appointment} />
  </>
);

const FetchedNext = ({ at }: { readonly at: string }) => (
  <>
    in <Countdown at={at} />
  </>
);

const FeedHost = ({ host }: { readonly host: string }) => (
  <>
    a feed at <Untrusted text={host} className="font-mono text-sm" />
    <span className="text-text-muted">; its whole address is a secret, and shown to nobody</span>
  </>
);

const LeftOut = ({ events }: { readonly events: number }) => (
  <>{events === 1 ? "1 event that" : `${events} events that`} cannot be read, or recur too often</>
);
