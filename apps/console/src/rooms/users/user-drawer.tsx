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
import { useSay } from "~/words/words-provider";
import { UserActions } from "./user-actions";
import { UserRegistrations } from "./user-registrations";
import { UserServices } from "./user-services";

export interface UserDrawerProps {
  readonly aor: string;
  readonly onClose: () => void;
}

/** One user, what is live of it, and what can be done. */
export function UserDrawer({ aor, onClose }: UserDrawerProps) {
  const say = useSay();
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
      subtitle={say("parts.user")}
      actions={query.data === undefined ? undefined : <UserActions user={query.data} onDeleted={onClose} />}
    >
      {isGone(query.error) ? (
        <EmptyState title={say("parts.noSuchUser")}>{say("parts.userDeletedOrMisspelt")}</EmptyState>
      ) : (
        <QueryState query={query} skeleton={<Skeleton className="h-64 w-full" />}>
          {(user) => <UserFacts user={user} />}
        </QueryState>
      )}
    </Drawer>
  );
}

function UserFacts({ user }: { readonly user: UserDetail }) {
  const say = useSay();
  const { aor, displayName, kind, disabled, createdAt, updatedAt, publications, watchers } = user;
  return (
    <>
      <div className="flex items-center gap-3">
        <Avatar size="lg" name={displayName} address={aor} />
        <div className="flex min-w-0 flex-col items-start gap-1">
          <p className="max-w-full truncate font-medium">
            {displayName === "" ? <UriText uri={aor} /> : <Untrusted text={displayName} />}
          </p>
          {disabled ? (
            <Badge tone="danger">{say("parts.disabled")}</Badge>
          ) : (
            <Badge tone="ok">{say("parts.enabled")}</Badge>
          )}
        </div>
      </div>
      <Facts
        facts={[
          { name: say("parts.kind"), value: say(`users.kindWords.${kind}`) },
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
                {say("users.countPublications", { count: publications })}
                {", "}
                {say("parts.countWatchers", { count: watchers })}
              </Link>
            ),
          },
          {
            name: say("parts.rules"),
            value: (
              <Link href={rulesHref(aor)} prefetch={false} className="underline underline-offset-4">
                {kind === "person" ? say("users.whoSeesThisPerson") : say("users.whoSeesThisAddress")}
              </Link>
            ),
          },
          {
            name: say("parts.documents"),
            value: (
              <Link
                href={`/documents?user=${encodeURIComponent(aor)}`}
                prefetch={false}
                className="underline underline-offset-4"
              >
                {say("users.listsRulesAndTheirHistory")}
              </Link>
            ),
          },
          {
            name: say("parts.content"),
            value: (
              <Link
                href={`/content?owner=${encodeURIComponent(aor)}`}
                prefetch={false}
                className="underline underline-offset-4"
              >
                {say("users.picturesSoundsAndCards")}
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
