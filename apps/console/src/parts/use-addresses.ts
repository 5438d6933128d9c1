"use client";
import { useQuery } from "@tanstack/react-query";
import { useDeferredValue } from "react";
import { admin } from "~/api/admin";

const AT_MOST = 50;

/** Addresses of users and presentities that have a text in them. */
export function useAddresses(text: string): readonly string[] {
  const search = useDeferredValue(text.trim());
  const window = { search, limit: AT_MOST };
  const presentities = useQuery({
    queryKey: ["suggestions", "presentities", search],
    queryFn: ({ signal }) => admin.listPresentities({ query: window, signal }),
    staleTime: 0,
  });
  const users = useQuery({
    queryKey: ["suggestions", "users", search],
    queryFn: ({ signal }) => admin.listUsers({ query: window, signal }),
    staleTime: 0,
  });
  const found = [
    ...(presentities.data?.items ?? []).map(({ presentity }) => presentity),
    ...(users.data?.items ?? []).map(({ aor }) => aor),
  ];
  return [...new Set(found)].slice(0, AT_MOST);
}
