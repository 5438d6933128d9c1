"use client";
import type { Operator } from "@porchlight/admin-api";
import {
  Badge,
  EmptyState,
  RelativeTime,
  Skeleton,
  Table,
  TableBody,
  TableCell,
  TableHead,
  TableHeaderCell,
  TableRow,
} from "@porchlight/ui";
import { useQuery } from "@tanstack/react-query";
import { Lock } from "lucide-react";
import { admin } from "~/api/admin";
import { useMay } from "~/api/use-identity";
import { QueryState } from "~/parts/query-state";
import { ResetFactorButton } from "./reset-factor-button";

/** Who may sign in to the console. */
export function Operators() {
  if (!useMay("listOperators")) {
    return (
      <EmptyState icon={<Lock />} title="Your role does not see operators">
        Owners and auditors do.
      </EmptyState>
    );
  }
  return <OperatorList />;
}

function OperatorList() {
  const query = useQuery({
    queryKey: ["operators"],
    queryFn: ({ signal }) => admin.listOperators({ signal }),
    meta: { live: (event) => event.topic === "audit" },
  });
  return (
    <>
      <p className="max-w-prose text-text-muted">
        Another operator is made on the machine:{" "}
        <code className="break-words font-mono text-sm">
          npx porchlight operator add NAME --role operator --password-stdin
        </code>
      </p>
      <QueryState query={query} skeleton={<Skeleton className="h-24 w-full" />}>
        {({ items }) => <OperatorTable operators={items} />}
      </QueryState>
    </>
  );
}

function OperatorTable({ operators }: { readonly operators: readonly Operator[] }) {
  return (
    <Table label="Operators">
      <TableHead>
        <TableRow>
          <TableHeaderCell>Name</TableHeaderCell>
          <TableHeaderCell>Role</TableHeaderCell>
          <TableHeaderCell>Second factor</TableHeaderCell>
          <TableHeaderCell>Since</TableHeaderCell>
          <TableHeaderCell>
            <span className="sr-only">Actions</span>
          </TableHeaderCell>
        </TableRow>
      </TableHead>
      <TableBody>
        {operators.map((operator) => (
          <TableRow key={operator.name}>
            <TableCell className="font-medium">
              {operator.name} {operator.disabled ? <Badge>Disabled</Badge> : null}
            </TableCell>
            <TableCell className="capitalize">{operator.role}</TableCell>
            <TableCell>{operator.secondFactor ? <Badge tone="ok">On</Badge> : <Badge>Off</Badge>}</TableCell>
            <TableCell className="whitespace-nowrap text-text-muted">
              <RelativeTime at={operator.createdAt} />
            </TableCell>
            <TableCell className="text-right">
              <ResetFactorButton operator={operator} />
            </TableCell>
          </TableRow>
        ))}
      </TableBody>
    </Table>
  );
}
