import type { LiveEvent } from "@porchlight/admin-api";
import { QueryClient } from "@tanstack/react-query";
import { isTransient } from "./fault";

/** What an event means to what was read: it is to be read again at once, before long, or not at all. */
export type Touch = boolean | "later";

interface ConsoleQueryMeta extends Record<string, unknown> {
  /** Whether an event changes what the query has read, `data`. */
  readonly live?: (event: LiveEvent, data: unknown) => Touch;
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
