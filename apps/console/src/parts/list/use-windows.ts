"use client";
import type { LiveEvent } from "@porchlight/admin-api";
import { useQueries } from "@tanstack/react-query";
import { useCallback, useEffect, useRef, useState } from "react";
import type { Touch } from "~/api/query-client";

export const WINDOW_SIZE = 100;

/** Which part of a list. */
export interface WindowPlace {
  readonly offset: number;
  readonly limit: number;
}

export interface Window<Row> {
  readonly items: readonly Row[];
  readonly total: number;
}

export interface WindowSource<Row> {
  /** Names the list and its filters. */
  readonly queryKey: readonly unknown[];
  readonly load: (window: WindowPlace, signal: AbortSignal) => Promise<Window<Row>>;
  /** Whether an event changes the window that begins at `offset`, as far as that has been read. */
  readonly live: (event: LiveEvent, window: Window<Row> | undefined, offset: number) => Touch;
}

export interface Windows<Row> {
  /** Undefined until the first window is there. */
  readonly total: number | undefined;
  /** Undefined while its window is on the way. */
  readonly rowAt: (index: number) => Row | undefined;
  readonly error: unknown;
  readonly failureCount: number;
  /** What is shown belongs to the filter before. */
  readonly isOld: boolean;
  readonly show: (first: number, last: number) => void;
  readonly retry: () => void;
}

/** A list of any length of which only the windows on the screen are read and kept true. */
export function useWindows<Row>({ queryKey, load, live }: WindowSource<Row>): Windows<Row> {
  const listName = JSON.stringify(queryKey);
  const [range, setRange] = useState<Range>({ listName, first: 0, last: 0 });
  const { first, last } = range.listName === listName ? range : { first: 0, last: 0 };
  const pages = Array.from({ length: last - first + 1 }, (_, index) => first + index);

  const results = useQueries({
    queries: pages.map((page) => ({
      queryKey: [...queryKey, "window", page] as const,
      queryFn: ({ signal }: { signal: AbortSignal }) =>
        load({ offset: page * WINDOW_SIZE, limit: WINDOW_SIZE }, signal),
      meta: {
        live: (event: LiveEvent, data: unknown) =>
          live(event, data as Window<Row> | undefined, page * WINDOW_SIZE),
      },
    })),
  });

  const now = snapshotOf(
    pages,
    results.map(({ data }) => data),
  );
  const before = useRef(now);
  useEffect(() => {
    if (now.total !== undefined) before.current = now;
  });
  const isOld = now.total === undefined && before.current.total !== undefined;
  const shown = isOld ? before.current : now;
  const failed = results.find(({ isError }) => isError);

  const show = useCallback(
    (firstIndex: number, lastIndex: number) => {
      const next = { listName, first: pageOf(firstIndex), last: pageOf(lastIndex) };
      setRange((known) => (isSameRange(known, next) ? known : next));
    },
    [listName],
  );
  return {
    total: shown.total,
    rowAt: (index) => shown.windows.get(pageOf(index))?.[index % WINDOW_SIZE],
    error: failed?.error ?? results[0]?.failureReason,
    failureCount: failed ? Number.POSITIVE_INFINITY : (results[0]?.failureCount ?? 0),
    isOld,
    show,
    retry: () => {
      for (const result of results) void result.refetch();
    },
  };
}

interface Range {
  readonly listName: string;
  readonly first: number;
  readonly last: number;
}

const pageOf = (index: number): number => Math.floor(index / WINDOW_SIZE);

const isSameRange = (one: Range, other: Range): boolean =>
  one.listName === other.listName && one.first === other.first && one.last === other.last;

interface Snapshot<Row> {
  readonly total: number | undefined;
  readonly windows: ReadonlyMap<number, readonly Row[]>;
}

function snapshotOf<Row>(
  pages: readonly number[],
  windows: readonly (Window<Row> | undefined)[],
): Snapshot<Row> {
  const rows = new Map<number, readonly Row[]>();
  pages.forEach((page, index) => {
    const items = windows[index]?.items;
    if (items !== undefined) rows.set(page, items);
  });
  return { total: windows.find((window) => window !== undefined)?.total, windows: rows };
}
