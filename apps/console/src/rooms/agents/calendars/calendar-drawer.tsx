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
import { saidText } from "~/api/said-text";
import { anyOf, concerns } from "~/live/concerns";
import { Facts, NOTHING } from "~/parts/facts";
import { QueryState } from "~/parts/query-state";
import type { OwnedName } from "~/url/owned-name";
import { useSay } from "~/words/words-provider";
import { AppointmentText } from "./appointment-text";
import { CalendarActions } from "./calendar-actions";
import { CALENDARS } from "./calendars-key";
import { StateBadge } from "./state-badge";

export interface CalendarDrawerProps {
  readonly calendar: OwnedName;
  readonly onClose: () => void;
}

/** One calendar: how reading it goes, and what it says. */
export function CalendarDrawer({ calendar: { owner: aor, name }, onClose }: CalendarDrawerProps) {
  const say = useSay();
  const query = useQuery({
    queryKey: [...CALENDARS, aor, name],
    queryFn: ({ signal }) => admin.showCalendar({ params: { aor, name }, signal }),
    meta: { live: anyOf(concerns("audit"), concerns("calendars", aor)) },
  });
  return (
    <Drawer
      open
      onOpenChange={(open) => open || onClose()}
      title={<Untrusted text={name} className="break-all font-mono" />}
      subtitle={say.rich("agents.calendarOfAor", { aor: <UriText uri={aor} /> })}
      actions={
        query.data === undefined || query.isError ? undefined : (
          <CalendarActions calendar={query.data} onDeleted={onClose} />
        )
      }
    >
      {isGone(query.error) ? (
        <EmptyState title={say("agents.thereIsNoSuchCalendar")}>
          {say("agents.itWasTakenAwayOrThe")}
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
  const say = useSay();
  const { aor, error, errorSaid, leftOut, feedHost, timeZone, showsTitles, now, next, ahead } = calendar;
  const { readAt, triedAt, nextReadAt, createdAt, updatedAt } = calendar;
  const moment = (at: string | null) => (at === null ? say("parts.never") : <RelativeTime at={at} />);
  return (
    <>
      {error === null ? null : (
        <Banner tone="danger" icon={<TriangleAlert />}>
          {say.rich(readAt === null ? "agents.lastTryFailed" : "agents.lastTryFailedStillHolds", {
            error: <Untrusted text={saidText(errorSaid, error, say)} />,
          })}
        </Banner>
      )}
      <Facts
        facts={[
          { name: say("parts.state"), value: <StateBadge calendar={calendar} /> },
          {
            name: say("agents.saysNow"),
            value: now === null ? say("agents.nothing") : <AppointmentText appointment={now} />,
          },
          {
            name: say("agents.next"),
            value: next === null ? NOTHING : <NextAppointment appointment={next} />,
          },
          { name: say("agents.ahead"), value: say("agents.countAppointments", { count: ahead }) },
          {
            name: say("agents.leftOut"),
            value: leftOut === 0 ? say("agents.nothing") : <LeftOut events={leftOut} />,
          },
          {
            name: say("parts.from"),
            value: feedHost === null ? say("agents.aFile2") : <FeedHost host={feedHost} />,
          },
          { name: say("agents.read"), value: moment(readAt) },
          { name: say("agents.tried"), value: moment(triedAt) },
          {
            name: say("agents.fetchedNext"),
            value:
              nextReadAt === null ? say("agents.neverAFileIsNotFetched") : <FetchedNext at={nextReadAt} />,
          },
          {
            name: say("agents.timeZone"),
            value: timeZone === "" ? say("agents.thatOfTheServer") : <Untrusted text={timeZone} />,
          },
          {
            name: say("agents.titles"),
            value: showsTitles ? say("agents.shownOfPublicAppointments") : say("agents.notShown"),
          },
          { name: say("parts.created"), value: <RelativeTime at={createdAt} /> },
          { name: say("parts.changed"), value: <RelativeTime at={updatedAt} /> },
          {
            name: say("parts.presence"),
            value: (
              <Link
                href={`/presence?open=${encodeURIComponent(aor)}`}
                prefetch={false}
                className="underline underline-offset-4"
              >
                {say("agents.whatIsComposedOfIt")}
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

const FetchedNext = ({ at }: { readonly at: string }) => {
  const say = useSay();
  return <>{say.rich("agents.inTime", { time: <Countdown at={at} /> })}</>;
};

const FeedHost = ({ host }: { readonly host: string }) => {
  const say = useSay();
  return (
    <>
      {say.rich("agents.aFeedAt", {
        host: <Untrusted text={host} className="font-mono text-sm" />,
        muted: (text) => <span className="text-text-muted">{text}</span>,
      })}
    </>
  );
};

const LeftOut = ({ events }: { readonly events: number }) => {
  const say = useSay();
  return <>{say("agents.eventsLeftOut", { count: events })}</>;
};
