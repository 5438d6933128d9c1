import type { ReactNode } from "react";

/** A column of a list. The first one names the row. */
export interface Column<Row> {
  readonly id: string;
  readonly header: string;
  /** Track of the grid, such as `minmax(12rem, 2fr)`. */
  readonly track: string;
  readonly cell: (row: Row) => ReactNode;
  readonly align?: "end";
  /** Left out while the list is narrower than this, rem. */
  readonly fromRem?: number;
  /** Values of the sort parameter. */
  readonly sort?: { readonly up?: string; readonly down?: string };
}

/** Tracks of the grid, with one for a box to tick before them where there is one. */
export const tracksOf = <Row>(columns: readonly Column<Row>[], isTicked = false): string =>
  [...(isTicked ? ["1.5rem"] : []), ...columns.map(({ track }) => track)].join(" ");
