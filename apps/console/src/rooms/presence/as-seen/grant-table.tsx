"use client";
import { Table, TableBody, TableCell, TableHead, TableHeaderCell, TableRow, Untrusted } from "@porchlight/ui";
import type { Preview } from "./preview";

/** Which rule gave each permission. */
export function GrantTable({ grants }: Pick<Preview, "grants">) {
  if (grants.length === 0) return <p className="text-text-muted">Nothing is granted.</p>;
  return (
    <Table label="What is granted, and by which rule">
      <TableHead>
        <TableRow>
          <TableHeaderCell>Permission</TableHeaderCell>
          <TableHeaderCell>Given by</TableHeaderCell>
        </TableRow>
      </TableHead>
      <TableBody>
        {grants.map(({ grant, rules }) => (
          <TableRow key={grant}>
            <TableCell>
              <Untrusted text={grant} className="break-all font-mono text-sm" />
            </TableCell>
            <TableCell>
              {rules.length === 0 ? (
                <span className="text-text-muted">no rule: it is so without any</span>
              ) : (
                <Untrusted text={rules.join(", ")} className="break-all font-mono text-sm" />
              )}
            </TableCell>
          </TableRow>
        ))}
      </TableBody>
    </Table>
  );
}
