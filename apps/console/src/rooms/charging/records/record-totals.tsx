"use client";
import {
  Skeleton,
  Table,
  TableBody,
  TableCell,
  TableHead,
  TableHeaderCell,
  TableRow,
  TableRowHeader,
  Untrusted,
} from "@porchlight/ui";
import { useQuery } from "@tanstack/react-query";
import { admin } from "~/api/admin";
import { concerns } from "~/live/concerns";
import { NOTHING } from "~/parts/facts";
import { QueryState } from "~/parts/query-state";
import { Section } from "~/parts/section";
import { useSay } from "~/words/words-provider";
import type { ChargingFilters } from "../charging-filters";
import { recordQuery } from "../record-query";

/** All records of the filter are read to add them up. */
const PACE_MS = 5000;

/** What the records of a filter come to. */
export function RecordTotals({ filters }: { readonly filters: ChargingFilters }) {
  const say = useSay();
  const totals = useQuery({
    queryKey: ["accounting", "totals", filters],
    queryFn: ({ signal }) => admin.totalChargingRecords({ query: recordQuery(filters, Date.now()), signal }),
    placeholderData: (before) => before,
    meta: { live: concerns("accounting"), paceMs: PACE_MS },
  });
  return (
    <Section title={say("charging.totals")} level={2}>
      <QueryState query={totals} skeleton={<Skeleton className="h-24 w-full" />}>
        {({ items }) =>
          items.length === 0 ? (
            <p className="text-text-muted">{say("charging.nothingToAddUp")}</p>
          ) : (
            <Table label={say("charging.totals")}>
              <TableHead>
                <TableRow>
                  <TableHeaderCell>{say("charging.method")}</TableHeaderCell>
                  <TableHeaderCell>{say("charging.package")}</TableHeaderCell>
                  <TableHeaderCell>{say("charging.succeeded")}</TableHeaderCell>
                  <TableHeaderCell>{say("charging.failed")}</TableHeaderCell>
                  <TableHeaderCell>{say("charging.octetsOfBodies")}</TableHeaderCell>
                </TableRow>
              </TableHead>
              <TableBody>
                {items.map(({ event, failed, method, octets, succeeded }) => (
                  <TableRow key={`${method} ${event}`}>
                    <TableRowHeader>
                      <Untrusted text={method} />
                    </TableRowHeader>
                    <TableRowHeader>{event === "" ? NOTHING : <Untrusted text={event} />}</TableRowHeader>
                    <TableCell>{say.number(succeeded)}</TableCell>
                    <TableCell>{say.number(failed)}</TableCell>
                    <TableCell>{say.number(octets)}</TableCell>
                  </TableRow>
                ))}
              </TableBody>
            </Table>
          )
        }
      </QueryState>
    </Section>
  );
}
