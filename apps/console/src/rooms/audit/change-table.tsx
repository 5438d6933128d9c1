"use client";
import {
  Table,
  TableBody,
  TableCell,
  TableHead,
  TableHeaderCell,
  TableRow,
  TableRowHeader,
  Untrusted,
} from "@porchlight/ui";
import { useSay } from "~/words/words-provider";
import type { FieldChange } from "./changes-of";
import { fieldText, valueText } from "./field-words";

export interface ChangeTableProps {
  readonly action: string;
  readonly changes: readonly FieldChange[];
}

/** Before and after, field by field. */
export function ChangeTable({ action, changes }: ChangeTableProps) {
  const say = useSay();
  return (
    <Table label={say("audit.whatChanged")}>
      <TableHead>
        <TableRow>
          <TableHeaderCell>{say("audit.field")}</TableHeaderCell>
          <TableHeaderCell>{say("audit.before")}</TableHeaderCell>
          <TableHeaderCell>{say("audit.after")}</TableHeaderCell>
        </TableRow>
      </TableHead>
      <TableBody>
        {changes.map(({ field, before, after }) => (
          <TableRow key={field}>
            <TableRowHeader className="text-text-muted">{fieldText(field, say)}</TableRowHeader>
            <TableCell className="min-w-44">
              {before === undefined ? null : (
                <Value text={valueText(action, field, before, say)} tone="before" />
              )}
            </TableCell>
            <TableCell className="min-w-44">
              {after === undefined ? null : (
                <Value text={valueText(action, field, after, say)} tone="after" />
              )}
            </TableCell>
          </TableRow>
        ))}
      </TableBody>
    </Table>
  );
}

interface ValueProps {
  readonly text: string;
  readonly tone: "before" | "after";
}

function Value({ text, tone }: ValueProps) {
  const say = useSay();
  const shown =
    text === "" ? <span className="text-text-muted">{say("audit.empty")}</span> : <Untrusted text={text} />;
  return tone === "before" ? (
    <del className="wrap-anywhere text-danger">{shown}</del>
  ) : (
    <ins className="wrap-anywhere text-ok no-underline">{shown}</ins>
  );
}
