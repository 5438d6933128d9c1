"use client";
import type { ImportCheck } from "@porchlight/admin-api";
import {
  Banner,
  Table,
  TableBody,
  TableCell,
  TableHead,
  TableHeaderCell,
  TableRow,
  Untrusted,
  UriText,
} from "@porchlight/ui";
import { CircleCheck, TriangleAlert } from "lucide-react";
import { Section } from "~/parts/section";

const format = new Intl.NumberFormat();

/** What the check found, row by row. */
export function CheckResult({ check }: { readonly check: ImportCheck }) {
  const { rows, accepted, problemCount, problems, preview } = check;
  return (
    <>
      <Verdict check={check} />
      {problems.length === 0 ? null : (
        <Section
          level={2}
          title={problemCount > problems.length ? `The first ${problems.length} problems` : "Problems"}
        >
          <Table label="Problems by line" frameClassName="max-h-96">
            <TableHead>
              <TableRow>
                <TableHeaderCell className="w-px text-right">Line</TableHeaderCell>
                <TableHeaderCell className="w-px">Column</TableHeaderCell>
                <TableHeaderCell>What is wrong</TableHeaderCell>
              </TableRow>
            </TableHead>
            <TableBody>
              {problems.map(({ line, field, reason }) => (
                <TableRow key={`${line} ${field} ${reason}`}>
                  <TableCell className="text-right">{line}</TableCell>
                  <TableCell className="font-mono text-sm">{field}</TableCell>
                  <TableCell className="break-words">
                    <Untrusted text={reason} />
                  </TableCell>
                </TableRow>
              ))}
            </TableBody>
          </Table>
        </Section>
      )}
      {preview.length === 0 ? null : (
        <Section
          level={2}
          title={
            accepted > preview.length
              ? `The first ${preview.length} of ${format.format(accepted)} good rows`
              : "Good rows"
          }
        >
          <Table label="Rows without a problem" frameClassName="max-h-96">
            <TableHead>
              <TableRow>
                <TableHeaderCell className="w-px text-right">Line</TableHeaderCell>
                <TableHeaderCell>Address</TableHeaderCell>
                <TableHeaderCell>Name</TableHeaderCell>
              </TableRow>
            </TableHead>
            <TableBody>
              {preview.map(({ line, aor, displayName }) => (
                <TableRow key={line}>
                  <TableCell className="text-right">{line}</TableCell>
                  <TableCell>
                    <UriText uri={aor} />
                  </TableCell>
                  <TableCell>
                    <Untrusted text={displayName} />
                  </TableCell>
                </TableRow>
              ))}
            </TableBody>
          </Table>
        </Section>
      )}
      {rows === 0 && problems.length === 0 ? (
        <p className="text-text-muted">There is no row below the header.</p>
      ) : null}
    </>
  );
}

function Verdict({ check }: { readonly check: ImportCheck }) {
  const { rows, accepted, problemCount } = check;
  if (problemCount === 0 && rows > 0) {
    return (
      <Banner tone="ok" icon={<CircleCheck />}>
        {rows === 1 ? "The row is good." : `All ${format.format(rows)} rows are good.`} Nothing is written
        yet.
      </Banner>
    );
  }
  if (problemCount === 0) return null;
  return (
    <Banner tone="danger" role="alert" icon={<TriangleAlert />}>
      {format.format(rows - accepted)} of {format.format(rows)} rows have a problem. Correct them and check
      again; nothing is written until every row is good.
    </Banner>
  );
}
