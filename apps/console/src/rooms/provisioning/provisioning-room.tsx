"use client";
import { Skeleton } from "@porchlight/ui";
import { useQuery } from "@tanstack/react-query";
import { admin } from "~/api/admin";
import { concerns } from "~/live/concerns";
import { Page } from "~/parts/page";
import { QueryState } from "~/parts/query-state";
import { RoomTabs } from "~/parts/room-tabs";
import { useFilters } from "~/url/use-url-state";
import { useSay } from "~/words/words-provider";
import { SetupLinks } from "./links/setup-links";
import { DefaultsTab } from "./profiles/defaults-tab";
import { GroupsTab } from "./profiles/groups-tab";
import { PROFILES } from "./profiles/profile-keys";
import { UsersTab } from "./profiles/users-tab";
import { provisioningFilters } from "./provisioning-filters";

/** What clients are provisioned with: for everybody, domains, groups, users and devices; and how they are set up. */
export function ProvisioningRoom() {
  const say = useSay();
  const { show, domain, group, user, device } = useFilters(provisioningFilters);
  const query = useQuery({
    queryKey: PROFILES,
    queryFn: ({ signal }) => admin.listProfiles({ signal }),
    meta: { live: concerns("documents") },
  });
  return (
    <Page title={say("provisioning.provisioning")} line={say("provisioning.whatClientsAreToldToKeep")}>
      <QueryState query={query} skeleton={<Skeleton className="h-64 w-full" />}>
        {(profiles) => (
          <RoomTabs
            label={say("provisioning.provisioning")}
            name="show"
            asked={show}
            tabs={[
              {
                value: "defaults",
                label: say("provisioning.defaults"),
                content: <DefaultsTab profiles={profiles} domain={domain} />,
              },
              {
                value: "groups",
                label: say("provisioning.groups2"),
                content: <GroupsTab profiles={profiles} group={group} />,
              },
              {
                value: "users",
                label: say("provisioning.usersAndDevices"),
                content: <UsersTab profiles={profiles} user={user} device={device} />,
              },
              {
                value: "links",
                label: say("provisioning.setUpLinks"),
                reads: "listSetupLinks",
                content: <SetupLinks />,
              },
            ]}
          />
        )}
      </QueryState>
    </Page>
  );
}
