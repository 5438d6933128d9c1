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
import type { Preview } from "./preview";

/** Which rule gave each permission. */
export function GrantTable({ grants }: Pick<Preview, "grants">) {
  const say = useSay();
  if (grants.length === 0) return <p className="text-text-muted">{say("presence.nothingIsGranted")}</p>;
  return (
    <Table label={say("presence.whatIsGrantedAndByWhich")}>
      <TableHead>
        <TableRow>
          <TableHeaderCell>{say("presence.permission")}</TableHeaderCell>
          <TableHeaderCell>{say("presence.givenBy")}</TableHeaderCell>
        </TableRow>
      </TableHead>
      <TableBody>
        {grants.map(({ grant, rules }) => (
          <TableRow key={grant}>
            <TableRowHeader>
              <Untrusted text={grant} className="break-all font-mono text-sm" />
            </TableRowHeader>
            <TableCell>
              {rules.length === 0 ? (
                <span className="text-text-muted">{say("presence.noRuleItIsSoWithout")}</span>
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
