"use client";
import type { Endpoints, User } from "@porchlight/admin-api";
import { Skeleton } from "@porchlight/ui";
import { useQuery } from "@tanstack/react-query";
import { admin } from "~/api/admin";
import { Page } from "~/parts/page";
import { QueryState } from "~/parts/query-state";
import { patchUrl, useFilters } from "~/url/use-url-state";
import { useSay } from "~/words/words-provider";
import { BrowserStep } from "./browser-step";
import { DomainStep } from "./domain-step";
import { guideFilters } from "./guide-filters";
import { PhoneStep } from "./phone-step";
import { useYoungUsers } from "./use-young-users";
import { UsersStep } from "./users-step";

/** From an empty server to the first phone that is registered. */
export function GuideRoom() {
  const say = useSay();
  const query = useQuery({
    queryKey: ["endpoints"],
    queryFn: ({ signal }) => admin.showEndpoints({ signal }),
    staleTime: 0,
  });
  return (
    <Page title={say("guide.guide")} line={say("guide.fromAnEmptyServerToThe")}>
      <QueryState query={query} skeleton={<GuideSkeleton />}>
        {(endpoints) => <Steps endpoints={endpoints} />}
      </QueryState>
    </Page>
  );
}

function Steps({ endpoints }: { readonly endpoints: Endpoints }) {
  const { user: wanted, phone } = useFilters(guideFilters);
  const users = useYoungUsers();
  const items: readonly User[] = users.data?.items ?? [];
  const user = items.find(({ aor }) => aor === wanted) ?? items[0];
  return (
    <ol className="flex flex-col gap-4">
      <DomainStep endpoints={endpoints} />
      <UsersStep users={users} onCreated={({ aor }) => patchUrl({ user: aor })} />
      <BrowserStep endpoints={endpoints} aor={user === undefined ? "" : `${user.user}@${user.domain}`} />
      <PhoneStep endpoints={endpoints} users={items} user={user} phone={phone} />
    </ol>
  );
}

const GuideSkeleton = () => (
  <div className="flex flex-col gap-4">
    <Skeleton className="h-40 w-full" />
    <Skeleton className="h-72 w-full" />
    <Skeleton className="h-56 w-full" />
  </div>
);
