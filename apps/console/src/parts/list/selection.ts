"use client";
import { useCallback, useMemo, useState } from "react";

/** Which rows of a list are ticked. */
export interface ListSelection<Row> {
  readonly has: (row: Row) => boolean;
  readonly toggle: (row: Row) => void;
}

export interface Selection<Row> extends ListSelection<Row> {
  readonly rows: readonly Row[];
  readonly add: (rows: readonly Row[]) => void;
  readonly clear: () => void;
}

/** Ticked rows by their names; they stay ticked while they are not on the screen. */
export function useSelection<Row>(nameOf: (row: Row) => string): Selection<Row> {
  const [ticked, setTicked] = useState<ReadonlyMap<string, Row>>(new Map());
  const toggle = useCallback(
    (row: Row) =>
      setTicked((before) => {
        const after = new Map(before);
        if (!after.delete(nameOf(row))) after.set(nameOf(row), row);
        return after;
      }),
    [nameOf],
  );
  const add = useCallback(
    (rows: readonly Row[]) =>
      setTicked((before) => new Map([...before, ...rows.map((row) => [nameOf(row), row] as const)])),
    [nameOf],
  );
  const clear = useCallback(() => setTicked(new Map()), []);
  return useMemo(
    () => ({ rows: [...ticked.values()], has: (row) => ticked.has(nameOf(row)), toggle, add, clear }),
    [ticked, nameOf, toggle, add, clear],
  );
}
