"use client";
import {
  Skeleton,
  Table,
  TableBody,
  TableCell,
  TableHead,
  TableHeaderCell,
  TableRow,
  Untrusted,
} from "@porchlight/ui";
import { useQuery } from "@tanstack/react-query";
import { admin } from "~/api/admin";
import { NOTHING } from "~/parts/facts";
import { QueryState } from "~/parts/query-state";
import { Section } from "~/parts/section";
import type { ChargingFilters } from "../charging-filters";
import { numberText } from "../charging-words";
import { recordQuery } from "../record-query";

const EVERY_MS = 30_000;

/** What the records of a filter come to. */
export function RecordTotals({ filters }: { readonly filters: ChargingFilters }) {
  const totals = useQuery({
    queryKey: ["accounting", "totals", filters],
    queryFn: ({ signal }) => admin.totalChargingRecords({ query: recordQuery(filters, Date.now()), signal }),
    placeholderData: (before) => before,
    refetchInterval: EVERY_MS,
  });
  return (
    <Section title="Totals" level={2}>
      <QueryState query={totals} skeleton={<Skeleton className="h-24 w-full" />}>
        {({ items }) =>
          items.length === 0 ? (
            <p className="text-text-muted">Nothing to add up.</p>
          ) : (
            <Table label="Totals">
              <TableHead>
                <TableRow>
                  <TableHeaderCell>Method</TableHeaderCell>
                  <TableHeaderCell>Package</TableHeaderCell>
                  <TableHeaderCell>Succeeded</TableHeaderCell>
                  <TableHeaderCell>Failed</TableHeaderCell>
                  <TableHeaderCell>Octets of bodies</TableHeaderCell>
                </TableRow>
              </TableHead>
              <TableBody>
                {items.map(({ event, failed, method, octets, succeeded }) => (
                  <TableRow key={`${method} ${event}`}>
                    <TableCell>
                      <Untrusted text={method} />
                    </TableCell>
                    <TableCell>{event === "" ? NOTHING : <Untrusted text={event} />}</TableCell>
                    <TableCell>{numberText(succeeded)}</TableCell>
                    <TableCell>{numberText(failed)}</TableCell>
                    <TableCell>{numberText(octets)}</TableCell>
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
