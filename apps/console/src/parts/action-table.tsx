"use client";
import { Table, TableBody, TableHead, TableHeaderCell, TableRow } from "@porchlight/ui";
import type { ReactNode } from "react";
import { useSay } from "~/words/words-provider";

export interface ActionColumn {
  readonly header: string;
  readonly className?: string;
}

export interface ActionTableProps {
  readonly label: string;
  readonly columns: readonly ActionColumn[];
  /** Rows; the last cell of each has what can be done about it. */
  readonly children: ReactNode;
}

/** A table whose rows end with what can be done about them. */
export function ActionTable({ label, columns, children }: ActionTableProps) {
  const say = useSay();
  return (
    <Table label={label}>
      <TableHead>
        <TableRow>
          {columns.map(({ header, ...column }) => (
            <TableHeaderCell key={header} {...column}>
              {header}
            </TableHeaderCell>
          ))}
          <TableHeaderCell>
            <span className="sr-only">{say("parts.actions")}</span>
          </TableHeaderCell>
        </TableRow>
      </TableHead>
      <TableBody>{children}</TableBody>
    </Table>
  );
}
