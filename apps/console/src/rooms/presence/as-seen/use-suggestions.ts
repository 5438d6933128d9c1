"use client";
import { useQuery } from "@tanstack/react-query";
import { useDeferredValue } from "react";
import { admin } from "~/api/admin";
import { concerns } from "~/live/concerns";

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
  return firstOf([
    ...(presentities.data?.items ?? []).map(({ presentity }) => presentity),
    ...(users.data?.items ?? []).map(({ aor }) => aor),
  ]);
}

/** Who watches a presentity, or waits to. */
export function useWatchersOf(presentity: string): readonly string[] {
  const enabled = presentity !== "";
  const subscriptions = useQuery({
    queryKey: ["suggestions", "watchers", presentity],
    queryFn: ({ signal }) => admin.showPresentity({ params: { aor: presentity }, signal }),
    enabled,
    meta: { live: concerns("presentities", presentity) },
  });
  const undecided = useQuery({
    queryKey: ["suggestions", "undecided", presentity],
    queryFn: ({ signal }) =>
      admin.listUndecidedWatchers({ query: { search: presentity, limit: AT_MOST }, signal }),
    enabled,
    meta: { live: concerns("subscriptions") },
  });
  return firstOf([
    ...(undecided.data?.items ?? []).map(({ watcher }) => watcher),
    ...(subscriptions.data?.subscriptions ?? []).map(({ watcher }) => watcher),
  ]);
}

const firstOf = (addresses: readonly string[]): readonly string[] =>
  [...new Set(addresses)].slice(0, AT_MOST);
