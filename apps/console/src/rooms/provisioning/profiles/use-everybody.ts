"use client";
import { useQuery } from "@tanstack/react-query";
import { admin } from "~/api/admin";
import { concerns } from "~/live/concerns";
import { PROFILE } from "./profile-keys";

const EVERYBODY = { layer: "everybody" } as const;

/** What is said for everybody; nothing while it is on its way. */
export function useEverybody(): Readonly<Partial<Record<string, string>>> {
  const { data } = useQuery({
    queryKey: [...PROFILE, EVERYBODY],
    queryFn: ({ signal }) => admin.showProfile({ query: EVERYBODY, signal }),
    meta: { live: concerns("documents") },
  });
  return data?.values ?? {};
}
