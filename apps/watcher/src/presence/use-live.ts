import type { ConnectionState, PresenceClient } from "@porchlight/presence-client";
import { useCallback, useSyncExternalStore } from "react";

/** What tells of its changes without saying which. */
export interface Live {
  onChange(listener: () => void): () => void;
}

/** The value that `read` gives, again after every change of `source`. `read` gives the same value until then. */
export function useLive<Value>(source: Live, read: () => Value): Value {
  const subscribe = useCallback((listener: () => void) => source.onChange(listener), [source]);
  return useSyncExternalStore(subscribe, read);
}

export function useConnection(client: PresenceClient): ConnectionState {
  const subscribe = useCallback((listener: () => void) => client.on("state", listener), [client]);
  return useSyncExternalStore(subscribe, () => client.state);
}

/** Milliseconds, undefined while there is no connection. */
export function useRoundTrip(client: PresenceClient): number | undefined {
  const subscribe = useCallback((listener: () => void) => client.on("roundTrip", listener), [client]);
  return useSyncExternalStore(subscribe, () => client.roundTripMs);
}
