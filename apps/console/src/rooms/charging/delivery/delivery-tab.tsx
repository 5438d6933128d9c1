"use client";
import type { AccountingStateField, RecordReaderField } from "@porchlight/admin-api";
import {
  Badge,
  Countdown,
  EmptyState,
  RelativeTime,
  Skeleton,
  Table,
  TableBody,
  TableCell,
  TableHead,
  TableHeaderCell,
  TableRow,
  Untrusted,
} from "@porchlight/ui";
import { Send } from "lucide-react";
import { type Fact, Facts, NOTHING } from "~/parts/facts";
import { QueryState } from "~/parts/query-state";
import { Section } from "~/parts/section";
import { numberText, readerNames, recordsText, standingWords } from "../charging-words";
import { useAccounting } from "../use-accounting";

/** What is kept, which numbers are missing, and who has which records. */
export function DeliveryTab() {
  return (
    <QueryState query={useAccounting()} skeleton={<Skeleton className="h-64 w-full" />}>
      {(state) => (
        <div className="flex flex-col gap-6">
          <Section title="Kept here" level={2}>
            <Facts facts={keptFacts(state)} />
          </Section>
          <Section title="Sent to" level={2}>
            {state.readers.length === 0 ? (
              <EmptyState icon={<Send />} title="Records are sent nowhere">
                Set accounting.pushUrl or accounting.diameterPeers in the settings to have them sent.
              </EmptyState>
            ) : (
              state.readers.map((reader) => <Reader key={reader.reader} reader={reader} />)
            )}
          </Section>
          <Section title="Numbers without a record" level={2}>
            <Gaps state={state} />
          </Section>
          {state.parked.length === 0 ? null : (
            <Section title="Refused for good" level={2}>
              <Parked state={state} />
            </Section>
          )}
        </div>
      )}
    </QueryState>
  );
}

const keptFacts = ({ count, last, lost, oldest, waiting }: AccountingStateField): readonly Fact[] => [
  { name: "Records", value: numberText(count) },
  { name: "Numbers", value: last === 0 ? NOTHING : `${numberText(oldest)} to ${numberText(last)}` },
  { name: "Not on disk yet", value: numberText(waiting) },
  { name: "Lost since the start", value: numberText(lost) },
];

function Reader({ reader }: { readonly reader: RecordReaderField }) {
  const { behind, delivered, missed, reason, retryAt, since, standing, target } = reader;
  const { tone, word } = standingWords[standing];
  const facts: readonly Fact[] = [
    { name: "Where", value: <Untrusted text={target} className="break-all" /> },
    { name: "Has records up to", value: numberText(delivered) },
    { name: "Behind by", value: recordsText(behind) },
    ...(missed === 0 ? [] : [{ name: "Missed", value: recordsText(missed) }]),
    { name: "Since", value: <RelativeTime at={since} /> },
    ...(reason === null ? [] : [{ name: "Why", value: <Untrusted text={reason} /> }]),
    ...(retryAt === null ? [] : [{ name: "Tried again", value: <Countdown at={retryAt} /> }]),
  ];
  return (
    <article
      aria-label={readerNames[reader.reader]}
      className="flex flex-col gap-3 rounded-md border border-line p-4"
    >
      <p className="flex items-center gap-3 font-medium">
        {readerNames[reader.reader]} <Badge tone={tone}>{word}</Badge>
      </p>
      <Facts facts={facts} />
    </article>
  );
}

function Gaps({ state: { gaps } }: { readonly state: AccountingStateField }) {
  if (gaps.length === 0) return <p className="text-text-muted">None: every number has its record.</p>;
  return (
    <Table label="Numbers without a record">
      <TableHead>
        <TableRow>
          <TableHeaderCell>From</TableHeaderCell>
          <TableHeaderCell>To</TableHeaderCell>
          <TableHeaderCell>When</TableHeaderCell>
        </TableRow>
      </TableHead>
      <TableBody>
        {gaps.map(({ at, from, to }) => (
          <TableRow key={from}>
            <TableCell>{numberText(from)}</TableCell>
            <TableCell>{numberText(to)}</TableCell>
            <TableCell>
              <RelativeTime at={at} />
            </TableCell>
          </TableRow>
        ))}
      </TableBody>
    </Table>
  );
}

function Parked({ state: { parked } }: { readonly state: AccountingStateField }) {
  return (
    <Table label="Records that were refused for good">
      <TableHead>
        <TableRow>
          <TableHeaderCell>Number</TableHeaderCell>
          <TableHeaderCell>By</TableHeaderCell>
          <TableHeaderCell>Why</TableHeaderCell>
          <TableHeaderCell>When</TableHeaderCell>
        </TableRow>
      </TableHead>
      <TableBody>
        {parked.map(({ at, number, reader, reason }) => (
          <TableRow key={`${reader} ${number}`}>
            <TableCell>{numberText(number)}</TableCell>
            <TableCell>{readerNames[reader]}</TableCell>
            <TableCell>
              <Untrusted text={reason} />
            </TableCell>
            <TableCell>
              <RelativeTime at={at} />
            </TableCell>
          </TableRow>
        ))}
      </TableBody>
    </Table>
  );
}
