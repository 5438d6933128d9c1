"use client";
import { Skeleton } from "@porchlight/ui";
import { useSay } from "~/words/words-provider";
import { type Column, tracksOf } from "./column";

export interface ListSkeletonProps<Row> {
  readonly columns: readonly Column<Row>[];
  readonly asCards: boolean;
}

const ROWS = Array.from({ length: 10 }, (_, index) => index);

/** The list before its first window is there. */
export function ListSkeleton<Row>({ columns, asCards }: ListSkeletonProps<Row>) {
  const say = useSay();
  return (
    <div role="status" aria-label={say("parts.loading")}>
      {asCards ? null : <div className="h-9 border-line border-b" />}
      {ROWS.map((row) =>
        asCards ? (
          <div key={row} className="flex h-17 flex-col justify-center gap-2 border-line border-b px-4">
            <Skeleton className="h-4 w-48" />
            <Skeleton className="h-4 w-32" />
          </div>
        ) : (
          <div
            key={row}
            className="grid h-10 items-center gap-4 border-line border-b px-4"
            style={{ gridTemplateColumns: tracksOf(columns) }}
          >
            {columns.map(({ id }) => (
              <Skeleton key={id} className="h-4 w-3/4" />
            ))}
          </div>
        ),
      )}
    </div>
  );
}
