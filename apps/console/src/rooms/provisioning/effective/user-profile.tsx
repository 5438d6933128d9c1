"use client";
import type { EffectiveProfileView } from "@porchlight/admin-api";
import { Select, Skeleton } from "@porchlight/ui";
import { type UseQueryResult, useQuery } from "@tanstack/react-query";
import { admin } from "~/api/admin";
import { anyOf, concerns } from "~/live/concerns";
import { QueryState } from "~/parts/query-state";
import { Section } from "~/parts/section";
import { patchUrl } from "~/url/use-url-state";
import { useSay } from "~/words/words-provider";
import { ProfileEditor } from "../profiles/profile-editor";
import { EFFECTIVE } from "../profiles/profile-keys";
import { AddDevice } from "./add-device";
import { EffectiveTable } from "./effective-table";
import { FetchTable } from "./fetch-table";
import { inheritedBy } from "./inherited-by";
import { RenderedProfile } from "./rendered-profile";

/** What a user, or one device of it when `device` is not empty, is provisioned with; nobody is asked for an empty address. */
export const useEffectiveProfile = (aor: string, device: string) =>
  useQuery({
    queryKey: [...EFFECTIVE, aor, device],
    enabled: aor !== "",
    queryFn: ({ signal }) =>
      admin.showEffectiveProfile({ params: { aor }, query: device === "" ? {} : { device }, signal }),
    meta: { live: anyOf(concerns("documents"), concerns("subscriptions")) },
  });

export interface UserProfileProps {
  readonly query: UseQueryResult<EffectiveProfileView>;
  /** Empty: the user and not one device of it. */
  readonly device: string;
}

/** What a user, or one device of it, is provisioned with. */
export function UserProfile({ query, device }: UserProfileProps) {
  return (
    <QueryState query={query} skeleton={<Skeleton className="h-64 w-full" />}>
      {(effective) => <Profile effective={effective} device={device} />}
    </QueryState>
  );
}

function Profile({
  effective,
  device,
}: {
  readonly effective: EffectiveProfileView;
  readonly device: string;
}) {
  const say = useSay();
  const { aor, devices } = effective;
  const options = [
    { value: "", label: say("provisioning.theUserOnEveryDevice") },
    ...[...new Set([...devices, ...(device === "" ? [] : [device])])].map((each) => ({
      value: each,
      label: each,
    })),
  ];
  return (
    <div className="flex min-w-0 flex-col gap-8">
      <div className="flex flex-wrap items-end gap-3">
        <Select
          label={say("provisioning.for")}
          className="min-w-0 max-w-xl flex-1"
          options={options}
          value={device}
          onChange={({ target }) => patchUrl({ device: target.value })}
        />
        <AddDevice />
      </div>
      <Section title={say("provisioning.inForceAndWhy")} level={2}>
        <EffectiveTable values={effective.values} />
      </Section>
      <Section
        title={device === "" ? say("provisioning.saidForThisUser") : say("provisioning.saidForThisDevice")}
        level={2}
      >
        <ProfileEditor
          place={device === "" ? { layer: "user", aor } : { layer: "device", aor, name: device }}
          inherited={inheritedBy(effective.values, device === "" ? "user" : "device")}
          level={3}
        />
      </Section>
      <Section title={say("provisioning.whoWasTold")} level={2}>
        <FetchTable fetches={effective.fetches} />
      </Section>
      <Section title={say("provisioning.asDocuments")} level={2}>
        <RenderedProfile effective={effective} />
      </Section>
    </div>
  );
}
