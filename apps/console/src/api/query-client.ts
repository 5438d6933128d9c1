import type { LiveEvent } from "@porchlight/admin-api";
import { QueryClient } from "@tanstack/react-query";
import { isTransient } from "./fault";

interface ConsoleQueryMeta extends Record<string, unknown> {
  /** Whether an event changes what the query has read. */
  readonly live?: (event: LiveEvent) => boolean;
  /** Shortest time between two reads that live events ask for, milliseconds, where a read costs more than usual. */
  readonly paceMs?: number;
}

declare module "@tanstack/react-query" {
  interface Register {
    queryMeta: ConsoleQueryMeta;
  }
}

const LONGEST_WAIT_MS = 5000;

/** Nothing is read again by the clock: live events say when. A server that is away is tried until it is back. */
export const createQueryClient = (): QueryClient =>
  new QueryClient({
    defaultOptions: {
      queries: {
        networkMode: "always",
        staleTime: Number.POSITIVE_INFINITY,
        gcTime: 60_000,
        refetchOnWindowFocus: false,
        refetchOnReconnect: false,
        retry: (_, error) => isTransient(error),
        retryDelay: (attempt) => Math.min(500 * 2 ** attempt, LONGEST_WAIT_MS),
      },
      mutations: { networkMode: "always", retry: false },
    },
  });
