"use client";
import type { Counts, LiveEvent, Overview } from "@porchlight/admin-api";
import type { LiveState } from "@porchlight/ui";
import { type QueryClient, useQueryClient } from "@tanstack/react-query";
import { createContext, type ReactNode, useContext, useEffect, useState } from "react";
import { ME } from "~/api/use-identity";
import { noteCounts } from "./counts-history";
import { openLiveStream } from "./live-stream";
import { Refresher } from "./refresher";

export interface LiveStatus {
  readonly state: LiveState;
  /** When the last sign of life came, milliseconds since 1970. */
  readonly lastAt: number | undefined;
}

export const OVERVIEW = ["overview"] as const;

const LiveContext = createContext<LiveStatus>({ state: "connecting", lastAt: undefined });

/** Whether changes arrive, and since when they do not. */
export const useLive = (): LiveStatus => useContext(LiveContext);

/** Keeps one stream open as long as somebody is signed in, and everything on the page true by it. */
export function LiveProvider({ children }: { readonly children: ReactNode }) {
  const queryClient = useQueryClient();
  const [status, setStatus] = useState<LiveStatus>({ state: "connecting", lastAt: undefined });

  useEffect(() => {
    const refresher = new Refresher(queryClient);
    let lastAt: number | undefined;
    const close = openLiveStream({
      onOpen: (again) => {
        lastAt = Date.now();
        setStatus({ state: "live", lastAt });
        if (again) void queryClient.invalidateQueries();
      },
      onBreak: () => {
        setStatus((before) => (before.state === "broken" ? before : { state: "broken", lastAt }));
        void queryClient.invalidateQueries({ queryKey: ME });
      },
      onEvent: (event) => {
        lastAt = Date.now();
        keepCounts(queryClient, event);
        refresher.note(event);
      },
    });
    return () => {
      close();
      refresher.stop();
    };
  }, [queryClient]);

  return <LiveContext value={status}>{children}</LiveContext>;
}

function keepCounts(queryClient: QueryClient, event: LiveEvent): void {
  if (event.topic !== "overview") return;
  const { counts } = event;
  noteCounts(counts);
  queryClient.setQueryData<Overview>(OVERVIEW, (before) => before && withCounts(before, counts));
}

const withCounts = (overview: Overview, counts: Counts): Overview => ({
  ...overview,
  counts,
  uptimeSeconds: Math.max(0, Math.round((Date.parse(counts.at) - Date.parse(overview.startedAt)) / 1000)),
});
