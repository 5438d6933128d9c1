// biome-ignore-all lint/a11y/useSemanticElements: only the rows on the screen exist, each placed by hand, which a table cannot do
"use client";
import { cn } from "@porchlight/ui";
import { type KeyboardEvent, type ReactNode, useEffect, useMemo, useRef } from "react";
import { useSay } from "~/words/words-provider";
import { FaultState } from "../fault-state";
import type { Column } from "./column";
import { ListHeader } from "./list-header";
import { ListSkeleton } from "./list-skeleton";
import type { ListSelection } from "./selection";
import { rowAfterKey, useActiveRow } from "./use-active-row";
import { useRowActions } from "./use-row-actions";
import { useSaidCount } from "./use-said-count";
import { useVisibleRows } from "./use-visible-rows";
import { remPixels, useWidthRem } from "./use-width";
import { useWindows, type WindowSource } from "./use-windows";
import { type RowTick, WindowRow } from "./window-row";

export interface WindowedListProps<Row> extends WindowSource<Row> {
  readonly label: string;
  readonly columns: readonly Column<Row>[];
  /** One row where there is no room for columns. */
  readonly card: (row: Row) => ReactNode;
  readonly rowName: (row: Row) => string;
  readonly onOpen: (row: Row) => void;
  /** Whether the drawer shows the row. */
  readonly isOpened?: (row: Row) => boolean;
  readonly sort?: string;
  /** Rows can be ticked: by their boxes, and by the space bar. */
  readonly selection?: ListSelection<Row>;
  /** What a key means on a row, such as a letter that acts. */
  readonly onRowKey?: (key: string, row: Row) => void;
  /** Shown when the list is empty. */
  readonly empty: ReactNode;
}

const ROW_REM = 2.5;
const CARD_REM = 4.25;
const HEADER_REM = 2.25;
/** Below this width rows are cards, rem. */
const CARDS_BELOW_REM = 40;

/** A list that may have any length: a row is there only while it is on the screen. Arrows move, Enter opens, Space ticks. */
export function WindowedList<Row>(props: WindowedListProps<Row>) {
  const say = useSay();
  const { label, columns, card, rowName, onOpen, isOpened, sort, empty, queryKey, load, live } = props;
  const { selection, onRowKey: onOwnKey } = props;
  const frame = useRef<HTMLDivElement>(null);
  const width = useWidthRem(frame);
  const windows = useWindows({ queryKey, load, live });
  const asCards = width < CARDS_BELOW_REM;
  const shownColumns = useMemo(() => columns.filter(({ fromRem = 0 }) => width >= fromRem), [columns, width]);
  const rowHeight = (asCards ? CARD_REM : ROW_REM) * remPixels();
  const headerHeight = asCards ? 0 : HEADER_REM * remPixels();
  const total = windows.total ?? 0;

  const { first, last, reveal } = useVisibleRows(frame, { total, rowHeight, headerHeight });
  const { show } = windows;
  useEffect(() => {
    if (last >= first) show(first, last);
  }, [show, first, last]);
  const listName = JSON.stringify(queryKey);
  useSaidCount(listName, windows);
  // biome-ignore lint/correctness/useExhaustiveDependencies: another filter starts at the top
  useEffect(() => {
    // Newer browsers give back a promise here, which is nothing to clean up with.
    frame.current?.scrollTo({ top: 0 });
  }, [listName]);

  const { tabStop, move } = useActiveRow(total, frame, reveal);
  const onRowKey = (event: KeyboardEvent, index: number, row: Row | undefined) => {
    const ticks = selection !== undefined && event.key === " ";
    const opens = event.key === "Enter" || (event.key === " " && !ticks);
    const page = Math.max(1, Math.floor((frame.current?.clientHeight ?? 0) / rowHeight) - 2);
    const next = rowAfterKey(event.key, index, page, total);
    if (row !== undefined && !hasModifier(event)) onOwnKey?.(event.key, row);
    if (!opens && !ticks && next === undefined) return;
    event.preventDefault();
    if (next !== undefined) move(next, true);
    else if (row !== undefined && ticks) selection.toggle(row);
    else if (row !== undefined) onOpen(row);
  };
  const actions = useRowActions<Row>({
    onFocus: (index) => move(index, false),
    onKey: onRowKey,
    onPress: (row) => row !== undefined && onOpen(row),
  });

  const grid = () => (
    <div
      role="grid"
      aria-label={label}
      aria-rowcount={total + 1}
      aria-multiselectable={selection !== undefined || undefined}
      aria-busy={windows.isOld}
      className={cn("min-w-fit transition-[filter]", windows.isOld && "grayscale")}
    >
      {asCards ? null : <ListHeader columns={shownColumns} sort={sort} isTicked={selection !== undefined} />}
      <div role="rowgroup" className="relative" style={{ height: total * rowHeight }}>
        {indexesOf(first, Math.min(last, total - 1)).map((index) => {
          const row = windows.rowAt(index);
          return (
            <WindowRow
              key={index}
              index={index}
              row={row}
              name={row === undefined ? say("parts.onTheWay") : rowName(row)}
              top={index * rowHeight}
              height={rowHeight}
              columns={shownColumns}
              card={asCards ? card : undefined}
              isOpened={row !== undefined && (isOpened?.(row) ?? false)}
              tick={row === undefined || selection === undefined ? undefined : tickOf(row, selection)}
              isTabStop={index === tabStop(first, last)}
              actions={actions}
            />
          );
        })}
      </div>
    </div>
  );

  const body = () => {
    if (total > 0) return grid();
    if (windows.total === 0) return empty;
    if (windows.failureCount > 1) return <FaultState error={windows.error} onRetry={windows.retry} />;
    return <ListSkeleton columns={shownColumns} asCards={asCards} />;
  };
  return (
    <div
      ref={frame}
      className="relative min-h-80 flex-1 basis-0 overflow-auto rounded-md border border-line bg-surface"
    >
      {body()}
    </div>
  );
}

const tickOf = <Row,>(row: Row, { has, toggle }: ListSelection<Row>): RowTick => ({
  ticked: has(row),
  onToggle: () => toggle(row),
});

const hasModifier = ({ ctrlKey, metaKey, altKey }: KeyboardEvent): boolean => ctrlKey || metaKey || altKey;

const indexesOf = (first: number, last: number): readonly number[] =>
  Array.from({ length: Math.max(0, last - first + 1) }, (_, index) => first + index);
