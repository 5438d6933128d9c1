import type { AccountingStateField, ChargingRecordField, RecordReaderField } from "@porchlight/admin-api";

const numbers = new Intl.NumberFormat("en");

export const numberText = (value: number): string => numbers.format(value);

/** One record, or so many. */
export const recordsText = (count: number): string =>
  count === 1 ? "1 record" : `${numberText(count)} records`;

export const readerNames: Readonly<Record<RecordReaderField["reader"], string>> = {
  push: "HTTP push",
  diameter: "Diameter Rf",
};

export const standingWords = {
  up: { tone: "ok", word: "Up" },
  retrying: { tone: "warn", word: "Retrying" },
  down: { tone: "danger", word: "Down" },
} as const satisfies Record<RecordReaderField["standing"], { readonly tone: string; readonly word: string }>;

/** What came of a request, in a word or two. */
export function outcomeText({ failure, status }: Pick<ChargingRecordField, "failure" | "status">): string {
  if (failure === "timeout") return "No answer";
  if (failure === "transport") return "Not reached";
  return String(status);
}

export const hasSucceeded = ({ status }: Pick<ChargingRecordField, "status">): boolean =>
  status >= 200 && status < 300;

/** What an operator should know about, one sentence each. */
export function troublesOf({
  failing,
  gaps,
  lost,
  parked,
  readers,
}: AccountingStateField): readonly string[] {
  const troubles: string[] = [];
  if (failing) troubles.push("Records cannot be written at present; they wait in memory.");
  if (lost > 0)
    troubles.push(`${recordsText(lost)} were lost since the start, for want of room to keep them.`);
  else if (gaps.length > 0) troubles.push("Some numbers have no record: see Delivery.");
  for (const { behind, missed, reader, standing } of readers) {
    if (standing !== "up" && behind > 0)
      troubles.push(`${readerNames[reader]} is behind by ${recordsText(behind)}.`);
    if (missed > 0)
      troubles.push(`${readerNames[reader]} missed ${recordsText(missed)}, deleted before they were sent.`);
  }
  if (parked.length > 0) troubles.push("Some records were refused for good: see Delivery.");
  return troubles;
}
