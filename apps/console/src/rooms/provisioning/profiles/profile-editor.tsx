"use client";
import type { ProfileDetail } from "@porchlight/admin-api";
import { Skeleton } from "@porchlight/ui";
import { useQuery } from "@tanstack/react-query";
import { admin } from "~/api/admin";
import { concerns } from "~/live/concerns";
import { QueryState } from "~/parts/query-state";
import { ProfileForm } from "./profile-form";
import { PROFILE } from "./profile-keys";
import { type ProfilePlace, placeKey } from "./profile-place";

export interface ProfileEditorProps {
  readonly place: ProfilePlace;
  /** What holds where this layer says nothing. */
  readonly inherited: Readonly<Partial<Record<string, string>>>;
  /** Level of the headings in it. */
  readonly level: 2 | 3;
}

/** The values of one layer, to read and to change. */
export function ProfileEditor({ place, inherited, level }: ProfileEditorProps) {
  const query = useQuery({
    queryKey: [...PROFILE, place],
    queryFn: ({ signal }) => admin.showProfile({ query: place, signal }),
    meta: { live: concerns("documents") },
  });
  return (
    <QueryState query={query} skeleton={<Skeleton className="h-64 w-full" />}>
      {(profile: ProfileDetail) => (
        <ProfileForm
          key={placeKey(place)}
          place={place}
          profile={profile}
          inherited={inherited}
          level={level}
        />
      )}
    </QueryState>
  );
}
