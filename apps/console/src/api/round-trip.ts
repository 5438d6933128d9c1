"use client";
import { useSyncExternalStore } from "react";

let last: number | undefined;
const listeners = new Set<() => void>();

/** Notes how long the last request took, milliseconds. */
export function noteRoundTrip(milliseconds: number): void {
  last = milliseconds;
  for (const listener of listeners) listener();
}

const subscribe = (listener: () => void) => {
  listeners.add(listener);
  return () => listeners.delete(listener);
};

/** Round trip of the last read, milliseconds; measured on requests that are made anyway. */
export const useRoundTrip = (): number | undefined =>
  useSyncExternalStore(
    subscribe,
    () => last,
    () => undefined,
  );
