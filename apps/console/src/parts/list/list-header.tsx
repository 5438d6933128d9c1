// biome-ignore-all lint/a11y/useSemanticElements: the header of a grid that is not a table
"use client";
import { cn } from "@porchlight/ui";
import { ArrowDown, ArrowUp } from "lucide-react";
import { patchUrl } from "~/url/use-url-state";
import { useSay } from "~/words/words-provider";
import { type Column, tracksOf } from "./column";

export interface ListHeaderProps<Row> {
  readonly columns: readonly Column<Row>[];
  readonly sort: string | undefined;
  /** Rows begin with a box to tick. */
  readonly isTicked: boolean;
}

/** Names of the columns; those that can sort are buttons. */
export function ListHeader<Row>({ columns, sort, isTicked }: ListHeaderProps<Row>) {
  const say = useSay();
  return (
    <div
      role="row"
      aria-rowindex={1}
      tabIndex={-1}
      className="sticky top-0 z-10 grid gap-4 border-line border-b bg-surface px-4"
      style={{ gridTemplateColumns: tracksOf(columns, isTicked) }}
    >
      {isTicked ? (
        <div role="columnheader" tabIndex={-1}>
          <span className="sr-only">{say("parts.ticked")}</span>
        </div>
      ) : null}
      {columns.map((column) => (
        <div
          key={column.id}
          role="columnheader"
          tabIndex={-1}
          aria-sort={ariaSort(column, sort)}
          className={cn(
            "flex h-9 min-w-0 items-center truncate font-medium text-sm text-text-muted",
            column.align === "end" && "justify-end",
          )}
        >
          {column.sort === undefined ? column.header : <SortButton column={column} sort={sort} />}
        </div>
      ))}
    </div>
  );
}

interface SortButtonProps<Row> {
  readonly column: Column<Row>;
  readonly sort: string | undefined;
}

function SortButton<Row>({ column, sort }: SortButtonProps<Row>) {
  const { up, down } = column.sort ?? {};
  const current = ariaSort(column, sort);
  const next = current === "ascending" ? (down ?? up) : (up ?? down);
  return (
    <button
      type="button"
      className="inline-flex min-h-6 items-center gap-1 rounded-sm hover:text-text"
      onClick={() => patchUrl({ sort: next })}
    >
      {column.header}
      {current === "ascending" ? <ArrowUp aria-hidden="true" className="size-3" /> : null}
      {current === "descending" ? <ArrowDown aria-hidden="true" className="size-3" /> : null}
    </button>
  );
}

function ariaSort<Row>({ sort: own }: Column<Row>, sort: string | undefined) {
  if (own === undefined || sort === undefined) return undefined;
  if (sort === own.up) return "ascending";
  return sort === own.down ? "descending" : "none";
}
