"use client";
import { Skeleton } from "@porchlight/ui";
import { useQuery } from "@tanstack/react-query";
import Link from "next/link";
import { admin } from "~/api/admin";
import { anyOf, concerns } from "~/live/concerns";
import { QueryState } from "~/parts/query-state";
import { Section } from "~/parts/section";
import { ownedKey } from "~/url/owned-name";
import { useSay } from "~/words/words-provider";
import { CALENDARS } from "./calendars/calendars-key";
import { StateBadge } from "./calendars/state-badge";
import { NetworkChoiceField } from "./network/network-choice";

/** What else speaks for one user. */
export function UserAgents({ aor }: { readonly aor: string }) {
  const say = useSay();
  const query = useQuery({
    queryKey: [...CALENDARS, aor],
    queryFn: ({ signal }) => admin.listCalendars({ query: { aor }, signal }),
    meta: { live: anyOf(concerns("audit"), concerns("calendars", aor)) },
  });
  return (
    <Section title={say("agents.whatElseSpeaksForIt")}>
      <NetworkChoiceField aor={aor} />
      <QueryState query={query} skeleton={<Skeleton className="h-10 w-full" />}>
        {({ items }) =>
          items.length === 0 ? (
            <p className="text-text-muted">{say("agents.noCalendar")}</p>
          ) : (
            <ul
              aria-label={say("agents.calendars")}
              className="divide-y divide-line rounded-md border border-line bg-surface"
            >
              {items.map((calendar) => (
                <li key={calendar.name} className="flex items-center justify-between gap-3 px-4 py-2">
                  <Link
                    href={`/agents?open=${encodeURIComponent(ownedKey({ owner: aor, name: calendar.name }))}`}
                    prefetch={false}
                    className="min-w-0 truncate underline underline-offset-4"
                  >
                    {say.rich("agents.calendarName", {
                      name: <span className="font-mono text-sm">{calendar.name}</span>,
                    })}
                  </Link>
                  <StateBadge calendar={calendar} />
                </li>
              ))}
            </ul>
          )
        }
      </QueryState>
    </Section>
  );
}
