"use client";
import { Skeleton, Tabs } from "@porchlight/ui";
import { useQuery } from "@tanstack/react-query";
import { admin } from "~/api/admin";
import { concerns } from "~/live/concerns";
import { Page } from "~/parts/page";
import { QueryState } from "~/parts/query-state";
import { patchUrl, useFilters } from "~/url/use-url-state";
import { SetupLinks } from "./links/setup-links";
import { DefaultsTab } from "./profiles/defaults-tab";
import { GroupsTab } from "./profiles/groups-tab";
import { PROFILES } from "./profiles/profile-keys";
import { UsersTab } from "./profiles/users-tab";
import { provisioningFilters } from "./provisioning-filters";

/** What clients are provisioned with: for everybody, domains, groups, users and devices; and how they are set up. */
export function ProvisioningRoom() {
  const { show, domain, group, user, device } = useFilters(provisioningFilters);
  const query = useQuery({
    queryKey: PROFILES,
    queryFn: ({ signal }) => admin.listProfiles({ signal }),
    meta: { live: concerns("documents") },
  });
  return (
    <Page
      title="Provisioning"
      line="What clients are told to keep to. A device overrules its user, a user the groups, groups the domain, and that what holds for everybody."
    >
      <QueryState query={query} skeleton={<Skeleton className="h-64 w-full" />}>
        {(profiles) => (
          <Tabs
            label="Provisioning"
            value={show}
            onValueChange={(next) => patchUrl({ show: next === "defaults" ? undefined : next })}
            tabs={[
              {
                value: "defaults",
                label: "Defaults",
                content: <DefaultsTab profiles={profiles} domain={domain} />,
              },
              { value: "groups", label: "Groups", content: <GroupsTab profiles={profiles} group={group} /> },
              {
                value: "users",
                label: "Users and devices",
                content: <UsersTab profiles={profiles} user={user} device={device} />,
              },
              { value: "links", label: "Set-up links", content: <SetupLinks /> },
            ]}
          />
        )}
      </QueryState>
    </Page>
  );
}
