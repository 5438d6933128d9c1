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
  TableRowHeader,
  Untrusted,
} from "@porchlight/ui";
import { Send } from "lucide-react";
import { saidText } from "~/api/said-text";
import { type Fact, Facts, NOTHING } from "~/parts/facts";
import { QueryState } from "~/parts/query-state";
import { Section } from "~/parts/section";
import type { Say } from "~/words/say";
import { useSay } from "~/words/words-provider";
import { recordsText, standingWordsOf } from "../charging-words";
import { useAccounting } from "../use-accounting";

/** What is kept, which numbers are missing, and who has which records. */
export function DeliveryTab() {
  const say = useSay();
  return (
    <QueryState query={useAccounting()} skeleton={<Skeleton className="h-64 w-full" />}>
      {(state) => (
        <div className="flex flex-col gap-6">
          <Section title={say("charging.keptHere")} level={2}>
            <Facts facts={keptFacts(state, say)} />
          </Section>
          <Section title={say("charging.sentTo")} level={2}>
            {state.readers.length === 0 ? (
              <EmptyState icon={<Send />} title={say("charging.recordsAreSentNowhere")}>
                {say("charging.setAccountingPushurlOrAccountingDiameterpeers")}
              </EmptyState>
            ) : (
              state.readers.map((reader) => <Reader key={reader.reader} reader={reader} />)
            )}
          </Section>
          <Section title={say("charging.numbersWithoutARecord")} level={2}>
            <Gaps state={state} />
          </Section>
          {state.parked.length === 0 ? null : (
            <Section title={say("charging.refusedForGood")} level={2}>
              <Parked state={state} />
            </Section>
          )}
        </div>
      )}
    </QueryState>
  );
}

const keptFacts = (
  { count, last, lost, oldest, waiting }: AccountingStateField,
  say: Say,
): readonly Fact[] => [
  { name: say("charging.records"), value: say.number(count) },
  {
    name: say("charging.numbers"),
    value:
      last === 0
        ? NOTHING
        : say("charging.oldestToLast", { oldest: say.number(oldest), last: say.number(last) }),
  },
  { name: say("charging.notOnDiskYet"), value: say.number(waiting) },
  { name: say("charging.lostSinceTheStart"), value: say.number(lost) },
];

function Reader({ reader }: { readonly reader: RecordReaderField }) {
  const say = useSay();
  const { behind, delivered, missed, reason, retryAt, said, since, standing, target } = reader;
  const { tone, word } = standingWordsOf(say)[standing];
  const facts: readonly Fact[] = [
    { name: say("charging.where"), value: <Untrusted text={target} className="break-all" /> },
    { name: say("charging.hasRecordsUpTo"), value: say.number(delivered) },
    { name: say("charging.behindBy"), value: recordsText(behind, say) },
    ...(missed === 0 ? [] : [{ name: say("charging.missed"), value: recordsText(missed, say) }]),
    { name: say("parts.since"), value: <RelativeTime at={since} /> },
    ...(reason === null
      ? []
      : [{ name: say("charging.why"), value: <Untrusted text={saidText(said, reason, say)} /> }]),
    ...(retryAt === null ? [] : [{ name: say("charging.triedAgain"), value: <Countdown at={retryAt} /> }]),
  ];
  return (
    <article
      aria-label={say(`charging.readerNames.${reader.reader}`)}
      className="flex flex-col gap-3 rounded-md border border-line p-4"
    >
      <p className="flex items-center gap-3 font-medium">
        {say(`charging.readerNames.${reader.reader}`)} <Badge tone={tone}>{word}</Badge>
      </p>
      <Facts facts={facts} />
    </article>
  );
}

function Gaps({ state: { gaps } }: { readonly state: AccountingStateField }) {
  const say = useSay();
  if (gaps.length === 0)
    return <p className="text-text-muted">{say("charging.noneEveryNumberHasItsRecord")}</p>;
  return (
    <Table label={say("charging.numbersWithoutARecord")}>
      <TableHead>
        <TableRow>
          <TableHeaderCell>{say("parts.from")}</TableHeaderCell>
          <TableHeaderCell>{say("charging.toNumber")}</TableHeaderCell>
          <TableHeaderCell>{say("charging.when")}</TableHeaderCell>
        </TableRow>
      </TableHead>
      <TableBody>
        {gaps.map(({ at, from, to }) => (
          <TableRow key={from}>
            <TableRowHeader>{say.number(from)}</TableRowHeader>
            <TableCell>{say.number(to)}</TableCell>
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
  const say = useSay();
  return (
    <Table label={say("charging.recordsThatWereRefusedForGood")}>
      <TableHead>
        <TableRow>
          <TableHeaderCell>{say("charging.number")}</TableHeaderCell>
          <TableHeaderCell>{say("charging.by")}</TableHeaderCell>
          <TableHeaderCell>{say("charging.why")}</TableHeaderCell>
          <TableHeaderCell>{say("charging.when")}</TableHeaderCell>
        </TableRow>
      </TableHead>
      <TableBody>
        {parked.map(({ at, number, reader, reason, said }) => (
          <TableRow key={`${reader} ${number}`}>
            <TableRowHeader>{say.number(number)}</TableRowHeader>
            <TableCell>{say(`charging.readerNames.${reader}`)}</TableCell>
            <TableCell>
              <Untrusted text={saidText(said, reason, say)} />
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
