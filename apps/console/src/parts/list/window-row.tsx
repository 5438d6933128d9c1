// biome-ignore-all lint/a11y/useSemanticElements: only the rows on the screen exist, each placed by hand, which a table cannot do
"use client";
import { cn } from "@porchlight/ui";
import { memo, type ReactNode } from "react";
import { type Column, tracksOf } from "./column";
import type { RowActions } from "./use-row-actions";

export interface WindowRowProps<Row> {
  readonly index: number;
  /** Undefined while it is on the way. */
  readonly row: Row | undefined;
  readonly name: string;
  readonly top: number;
  readonly height: number;
  readonly columns: readonly Column<Row>[];
  /** Instead of columns. */
  readonly card: ((row: Row) => ReactNode) | undefined;
  /** Whether the drawer shows the row. */
  readonly isOpened: boolean;
  /** Undefined in a list whose rows are not ticked. */
  readonly tick: RowTick | undefined;
  readonly isTabStop: boolean;
  readonly actions: RowActions<Row>;
}

export interface RowTick {
  readonly ticked: boolean;
  readonly onToggle: () => void;
}

function PlacedRow<Row>(props: WindowRowProps<Row>) {
  const { index, row, name, top, height, columns, card, isOpened, tick, isTabStop, actions } = props;
  const place = { height, transform: `translateY(${top}px)` };
  return (
    <div
      role="row"
      data-row={index}
      aria-rowindex={index + 2}
      aria-label={name}
      aria-selected={tick?.ticked}
      tabIndex={isTabStop ? 0 : -1}
      className={cn(
        "absolute inset-x-0 top-0 cursor-pointer items-center gap-4 border-line border-b px-4 hover:bg-surface-raised/60 focus-visible:outline-offset-[-2px] aria-selected:bg-surface-raised",
        isOpened && "bg-surface-raised",
        card === undefined ? "grid" : "flex",
      )}
      style={
        card === undefined ? { ...place, gridTemplateColumns: tracksOf(columns, tick !== undefined) } : place
      }
      onFocus={() => actions.onFocus(index)}
      onKeyDown={(event) => {
        if (event.target === event.currentTarget) actions.onKey(event, index, row);
      }}
      onClick={(event) => {
        if (isPlainClick(event.target)) actions.onPress(row);
      }}
    >
      {tick === undefined ? null : <TickCell name={name} tick={tick} />}
      {card === undefined ? <Cells row={row} columns={columns} /> : <CardCell row={row} card={card} />}
    </div>
  );
}

/** One row at its place in the list; scrolling and changes of others leave it as it is. */
export const WindowRow = memo(PlacedRow) as typeof PlacedRow;

/** The space bar ticks the row, so that its box is not in the order of the Tab key. */
function TickCell({ name, tick: { ticked, onToggle } }: { readonly name: string; readonly tick: RowTick }) {
  return (
    <div role="gridcell" tabIndex={-1} className="flex shrink-0 items-center">
      <input
        type="checkbox"
        tabIndex={-1}
        aria-label={name}
        checked={ticked}
        onChange={onToggle}
        className="size-6 cursor-pointer accent-text"
      />
    </div>
  );
}

interface CellsProps<Row> {
  readonly row: Row | undefined;
  readonly columns: readonly Column<Row>[];
}

function Cells<Row>({ row, columns }: CellsProps<Row>) {
  return columns.map((column, index) => (
    <div
      key={column.id}
      role={index === 0 ? "rowheader" : "gridcell"}
      tabIndex={-1}
      className={cn("min-w-0 truncate", column.align === "end" && "text-right")}
    >
      {row === undefined ? <OnTheWay /> : column.cell(row)}
    </div>
  ));
}

interface CardCellProps<Row> {
  readonly row: Row | undefined;
  readonly card: (row: Row) => ReactNode;
}

function CardCell<Row>({ row, card }: CardCellProps<Row>) {
  return (
    <div role="rowheader" tabIndex={-1} className="min-w-0 flex-1">
      {row === undefined ? <OnTheWay /> : card(row)}
    </div>
  );
}

const OnTheWay = () => <span className="block h-4 w-3/4 rounded-sm bg-surface-raised" />;

/** A click that is not on a control inside the row and does not end a selection of text. */
function isPlainClick(target: EventTarget): boolean {
  if (target instanceof Element && target.closest("a, button, input") !== null) return false;
  return (document.getSelection()?.toString() ?? "") === "";
}
