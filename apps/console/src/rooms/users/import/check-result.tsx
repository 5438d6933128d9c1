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
  TableRowHeader,
  Untrusted,
  UriText,
} from "@porchlight/ui";
import { CircleCheck, TriangleAlert } from "lucide-react";
import { saidText } from "~/api/said-text";
import { Section } from "~/parts/section";
import { useSay } from "~/words/words-provider";

/** What the check found, row by row. */
export function CheckResult({ check }: { readonly check: ImportCheck }) {
  const say = useSay();
  const { rows, accepted, problemCount, problems, preview } = check;
  return (
    <>
      <Verdict check={check} />
      {problems.length === 0 ? null : (
        <Section
          level={2}
          title={
            problemCount > problems.length
              ? say("users.theFirstCountProblems", { count: problems.length })
              : say("users.problems")
          }
        >
          <Table label={say("users.problemsByLine")} frameClassName="max-h-96">
            <TableHead>
              <TableRow>
                <TableHeaderCell className="w-px text-right">{say("users.line")}</TableHeaderCell>
                <TableHeaderCell className="w-px">{say("users.column")}</TableHeaderCell>
                <TableHeaderCell>{say("users.whatIsWrong")}</TableHeaderCell>
              </TableRow>
            </TableHead>
            <TableBody>
              {problems.map(({ line, field, reason, said }) => (
                <TableRow key={`${line} ${field} ${reason}`}>
                  <TableRowHeader className="text-right">{line}</TableRowHeader>
                  <TableCell className="font-mono text-sm">{field}</TableCell>
                  <TableCell className="break-words">
                    <Untrusted text={saidText(said, reason, say)} />
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
              ? say("users.theFirstCountOfAcceptedGood", { count: preview.length, accepted })
              : say("users.goodRows")
          }
        >
          <Table label={say("users.rowsWithoutAProblem")} frameClassName="max-h-96">
            <TableHead>
              <TableRow>
                <TableHeaderCell className="w-px text-right">{say("users.line")}</TableHeaderCell>
                <TableHeaderCell>{say("parts.address")}</TableHeaderCell>
                <TableHeaderCell>{say("parts.name")}</TableHeaderCell>
              </TableRow>
            </TableHead>
            <TableBody>
              {preview.map(({ line, aor, displayName }) => (
                <TableRow key={line}>
                  <TableCell className="text-right">{line}</TableCell>
                  <TableRowHeader>
                    <UriText uri={aor} />
                  </TableRowHeader>
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
        <p className="text-text-muted">{say("users.thereIsNoRowBelowThe")}</p>
      ) : null}
    </>
  );
}

function Verdict({ check }: { readonly check: ImportCheck }) {
  const say = useSay();
  const { rows, accepted, problemCount } = check;
  if (problemCount === 0 && rows > 0) {
    return (
      <Banner tone="ok" icon={<CircleCheck />}>
        {say("users.rowsAreGood", { count: rows })}
      </Banner>
    );
  }
  if (problemCount === 0) return null;
  return (
    <Banner tone="danger" role="alert" icon={<TriangleAlert />}>
      {say("users.rowsHaveProblems", { count: rows - accepted, rows })}
    </Banner>
  );
}
