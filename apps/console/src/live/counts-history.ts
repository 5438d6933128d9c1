"use client";
import type { Counts } from "@porchlight/admin-api";
import { useSyncExternalStore } from "react";

/** As many as are drawn: four minutes at one every two seconds. */
export const HISTORY_LENGTH = 120;
const LEAST_GAP_MS = 1000;

let history: readonly Counts[] = [];
const listeners = new Set<() => void>();
const NOTHING: readonly Counts[] = [];

/** Adds to the history, at most one a second. */
export function noteCounts(counts: Counts): void {
  const last = history.at(-1);
  if (last !== undefined && Date.parse(counts.at) - Date.parse(last.at) < LEAST_GAP_MS) return;
  history = [...history, counts].slice(-HISTORY_LENGTH);
  for (const listener of listeners) listener();
}

const subscribe = (listener: () => void) => {
  listeners.add(listener);
  return () => listeners.delete(listener);
};

/** Counts since this page was opened, the oldest first. */
export const useCountsHistory = (): readonly Counts[] =>
  useSyncExternalStore(
    subscribe,
    () => history,
    () => NOTHING,
  );
