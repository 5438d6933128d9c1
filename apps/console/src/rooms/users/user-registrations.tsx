"use client";
import type { Registration } from "@porchlight/admin-api";
import { Card, Countdown, Skeleton, Untrusted } from "@porchlight/ui";
import { useQuery } from "@tanstack/react-query";
import Link from "next/link";
import { admin } from "~/api/admin";
import { concerns } from "~/live/concerns";
import { QueryState } from "~/parts/query-state";
import { Section } from "~/parts/section";
import { useSay } from "~/words/words-provider";

/** Where a user can be reached. */
export function UserRegistrations({ aor }: { readonly aor: string }) {
  const say = useSay();
  const query = useQuery({
    queryKey: ["registrations", aor],
    queryFn: ({ signal }) => admin.listRegistrations({ query: { aor }, signal }),
    meta: { live: concerns("registrations", aor) },
  });
  return (
    <Section title={say("users.registeredDevices")}>
      <QueryState query={query} skeleton={<Skeleton className="h-24 w-full" />}>
        {({ items }) =>
          items.length === 0 ? (
            <p className="text-text-muted">{say("users.noDeviceIsRegistered")}</p>
          ) : (
            <ul className="flex flex-col gap-2">
              {items.map((registration) => (
                <li key={registration.contact}>
                  <RegistrationCard registration={registration} />
                </li>
              ))}
            </ul>
          )
        }
      </QueryState>
    </Section>
  );
}

function RegistrationCard({ registration }: { readonly registration: Registration }) {
  const say = useSay();
  const { userAgent, contact, transport, remoteAddress, connection, expiresAt } = registration;
  return (
    <Card className="flex flex-col gap-1 py-3">
      <div className="flex flex-wrap items-baseline justify-between gap-x-3">
        <span className="min-w-0 truncate font-medium">
          <Untrusted text={userAgent || say("users.unnamedDevice")} />
        </span>
        <span className="text-sm text-text-muted">
          {say.rich("parts.expiresIn", { time: <Countdown at={expiresAt} /> })}
        </span>
      </div>
      <Untrusted text={contact} className="break-all font-mono text-sm text-text-muted" />
      <p className="text-sm text-text-muted">
        {say.rich("parts.transportFrom", {
          transport: say(`parts.transportNames.${transport}`),
          address: <span className="font-mono">{remoteAddress}</span>,
        })}
        {connection === null ? null : (
          <>
            {", "}
            <Link
              href={`/connections?open=${connection}`}
              prefetch={false}
              className="underline underline-offset-4"
            >
              {say("parts.connectionNumber", { id: String(connection) })}
            </Link>
          </>
        )}
      </p>
    </Card>
  );
}
