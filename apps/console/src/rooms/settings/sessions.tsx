"use client";
import type { Session } from "@porchlight/admin-api";
import {
  Badge,
  Button,
  Card,
  EmptyState,
  RelativeTime,
  Skeleton,
  Untrusted,
  visibleText,
} from "@porchlight/ui";
import { useQuery } from "@tanstack/react-query";
import { MonitorSmartphone } from "lucide-react";
import { useCallback } from "react";
import { admin } from "~/api/admin";
import { QueryState } from "~/parts/query-state";
import { useAction } from "~/parts/use-action";
import { useSay } from "~/words/words-provider";

const SESSIONS = ["sessions"];
const LISTS = [SESSIONS];

/** Where the reader is signed in. */
export function Sessions() {
  const say = useSay();
  const query = useQuery({
    queryKey: SESSIONS,
    queryFn: ({ signal }) => admin.listSessions({ signal }),
    staleTime: 0,
  });
  return (
    <QueryState query={query} skeleton={<Skeleton className="h-24 w-full" />}>
      {({ items }) =>
        items.length === 0 ? (
          <EmptyState icon={<MonitorSmartphone />} title={say("settings.thereIsNoSession")} />
        ) : (
          <ul className="flex flex-col gap-2">
            {items.map((session) => (
              <li key={session.id}>
                <SessionCard session={session} />
              </li>
            ))}
          </ul>
        )
      }
    </QueryState>
  );
}

function SessionCard({ session }: { readonly session: Session }) {
  const say = useSay();
  const { id, current, createdAt, lastSeenAt, expiresAt, remoteAddress, userAgent } = session;
  const write = useCallback(() => admin.endSession({ params: { id } }), [id]);
  const end = useAction(write, say("settings.theSessionHasEnded"), LISTS);
  return (
    <Card className="flex flex-wrap items-center justify-between gap-3">
      <div className="flex min-w-0 flex-1 flex-col gap-1">
        <p className="flex items-center gap-2">
          <span className="min-w-0 truncate font-medium">
            <Untrusted text={userAgent || say("settings.unnamedBrowser")} />
          </span>
          {current ? <Badge tone="ok">{say("settings.thisOne")}</Badge> : null}
        </p>
        <p className="text-sm text-text-muted">
          {say.rich("settings.fromAddressSignedInCreatedLast", {
            address: <span className="font-mono">{remoteAddress}</span>,
            created: <RelativeTime at={createdAt} />,
            seen: <RelativeTime at={lastSeenAt} />,
            ends: <RelativeTime at={expiresAt} />,
          })}
        </p>
      </div>
      {current ? null : (
        <Button
          size="sm"
          variant="danger"
          busy={end.busy}
          onClick={end.run}
          aria-label={say("parts.actionOnWhat", {
            action: say("settings.endIt"),
            what: `${visibleText(userAgent)}, ${remoteAddress}`,
          })}
        >
          {say("settings.endIt")}
        </Button>
      )}
    </Card>
  );
}
