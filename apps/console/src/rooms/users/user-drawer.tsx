"use client";
import type { UserDetail } from "@porchlight/admin-api";
import {
  Avatar,
  Badge,
  Drawer,
  EmptyState,
  RelativeTime,
  Skeleton,
  Untrusted,
  UriText,
} from "@porchlight/ui";
import { useQuery } from "@tanstack/react-query";
import Link from "next/link";
import { admin } from "~/api/admin";
import { isGone } from "~/api/fault";
import { anyOf, concerns } from "~/live/concerns";
import { Facts } from "~/parts/facts";
import { QueryState } from "~/parts/query-state";
import { UserAgents } from "~/rooms/agents/user-agents";
import { rulesHref } from "~/rooms/rules/rules-url";
import { kindWords } from "./kind-words";
import { UserActions } from "./user-actions";
import { UserRegistrations } from "./user-registrations";
import { UserServices } from "./user-services";

export interface UserDrawerProps {
  readonly aor: string;
  readonly onClose: () => void;
}

/** One user, what is live of it, and what can be done. */
export function UserDrawer({ aor, onClose }: UserDrawerProps) {
  const query = useQuery({
    queryKey: ["user", aor],
    queryFn: ({ signal }) => admin.showUser({ params: { aor }, signal }),
    meta: {
      live: anyOf(concerns("users", aor), concerns("registrations", aor), concerns("presentities", aor)),
    },
  });
  return (
    <Drawer
      open
      onOpenChange={(open) => open || onClose()}
      title={<UriText uri={aor} />}
      subtitle="User"
      actions={query.data === undefined ? undefined : <UserActions user={query.data} onDeleted={onClose} />}
    >
      {isGone(query.error) ? (
        <EmptyState title="There is no such user">It was deleted, or the address is misspelt.</EmptyState>
      ) : (
        <QueryState query={query} skeleton={<Skeleton className="h-64 w-full" />}>
          {(user) => <UserFacts user={user} />}
        </QueryState>
      )}
    </Drawer>
  );
}

function UserFacts({ user }: { readonly user: UserDetail }) {
  const { aor, displayName, kind, disabled, createdAt, updatedAt, publications, watchers } = user;
  return (
    <>
      <div className="flex items-center gap-3">
        <Avatar size="lg" name={displayName} address={aor} />
        <div className="flex min-w-0 flex-col items-start gap-1">
          <p className="max-w-full truncate font-medium">
            {displayName === "" ? <UriText uri={aor} /> : <Untrusted text={displayName} />}
          </p>
          {disabled ? <Badge tone="danger">Disabled</Badge> : <Badge tone="ok">Enabled</Badge>}
        </div>
      </div>
      <Facts
        facts={[
          { name: "Kind", value: kindWords[kind] },
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
                {publications === 1 ? "1 publication" : `${publications} publications`},{" "}
                {watchers === 1 ? "1 watcher" : `${watchers} watchers`}
              </Link>
            ),
          },
          {
            name: "Rules",
            value: (
              <Link href={rulesHref(aor)} prefetch={false} className="underline underline-offset-4">
                Who sees {kind === "person" ? "this person" : "this address"}
              </Link>
            ),
          },
          {
            name: "Documents",
            value: (
              <Link
                href={`/documents?user=${encodeURIComponent(aor)}`}
                prefetch={false}
                className="underline underline-offset-4"
              >
                Lists, rules and their history
              </Link>
            ),
          },
          {
            name: "Content",
            value: (
              <Link
                href={`/content?owner=${encodeURIComponent(aor)}`}
                prefetch={false}
                className="underline underline-offset-4"
              >
                Pictures, sounds and cards
              </Link>
            ),
          },
        ]}
      />
      <UserServices user={user} />
      <UserRegistrations aor={aor} />
      <UserAgents aor={aor} />
    </>
  );
}
