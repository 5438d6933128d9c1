"use client";
import { type KeyboardEvent, useLayoutEffect, useRef, useState } from "react";

export interface RowActions<Row> {
  readonly onFocus: (index: number) => void;
  readonly onKey: (event: KeyboardEvent, index: number, row: Row | undefined) => void;
  readonly onPress: (row: Row | undefined) => void;
}

/** The same actions for as long as a list is there, so that its rows stay as they are; each does what the latest does. */
export function useRowActions<Row>(actions: RowActions<Row>): RowActions<Row> {
  const latest = useRef(actions);
  useLayoutEffect(() => {
    latest.current = actions;
  });
  const [steady] = useState<RowActions<Row>>(() => ({
    onFocus: (index) => latest.current.onFocus(index),
    onKey: (event, index, row) => latest.current.onKey(event, index, row),
    onPress: (row) => latest.current.onPress(row),
  }));
  return steady;
}
