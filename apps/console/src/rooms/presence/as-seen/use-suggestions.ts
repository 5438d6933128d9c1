"use client";
import { useQuery } from "@tanstack/react-query";
import { admin } from "~/api/admin";
import { concerns } from "~/live/concerns";

const AT_MOST = 50;

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
