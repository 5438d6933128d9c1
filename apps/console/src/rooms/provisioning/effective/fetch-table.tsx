"use client";
import type { ProfileFetchRow } from "@porchlight/admin-api";
import {
  Badge,
  EmptyState,
  RelativeTime,
  Table,
  TableBody,
  TableCell,
  TableHead,
  TableHeaderCell,
  TableRow,
  Untrusted,
} from "@porchlight/ui";
import { Radio } from "lucide-react";
import { NOTHING } from "~/parts/facts";

const FORMS: Readonly<Record<ProfileFetchRow["form"], string>> = {
  value: "told in a NOTIFY",
  reference: "told where it is",
  empty: "told nothing: it accepts no profile",
  xcap: "read it by XCAP",
};

/** Which clients of a user were told its profile, how and when. */
export function FetchTable({ fetches }: { readonly fetches: readonly ProfileFetchRow[] }) {
  if (fetches.length === 0) {
    return (
      <EmptyState icon={<Radio />} title="No client has asked">
        Clients that ask are told at once when something changes.
      </EmptyState>
    );
  }
  return (
    <Table label="Clients that were told">
      <TableHead>
        <TableRow>
          {["Client", "Profile", "How", "When", "Has what is in force"].map((header) => (
            <TableHeaderCell key={header}>{header}</TableHeaderCell>
          ))}
        </TableRow>
      </TableHead>
      <TableBody>
        {fetches.map((fetch) => (
          <FetchRow key={JSON.stringify(fetch)} {...fetch} />
        ))}
      </TableBody>
    </Table>
  );
}

function FetchRow({ kind, form, device, vendor, model, version, userAgent, at, current }: ProfileFetchRow) {
  const introduced = [vendor, model, version].filter(Boolean).join(" ");
  return (
    <TableRow>
      <TableCell>
        <Untrusted text={introduced || userAgent || "says nothing of itself"} className="block" />
        <Untrusted text={device} className="block break-all font-mono text-text-muted text-xs" />
      </TableCell>
      <TableCell>{kind}</TableCell>
      <TableCell>{FORMS[form]}</TableCell>
      <TableCell className="whitespace-nowrap text-text-muted">
        <RelativeTime at={at} />
      </TableCell>
      <TableCell>
        {current === null ? (
          NOTHING
        ) : (
          <Badge tone={current ? "ok" : "warn"}>{current ? "yes" : "not yet"}</Badge>
        )}
      </TableCell>
    </TableRow>
  );
}
