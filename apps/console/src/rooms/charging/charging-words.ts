import type { AccountingStateField, ChargingRecordField, RecordReaderField } from "@porchlight/admin-api";
import type { Say } from "~/words/say";

/** One record, or so many. */
export const recordsText = (count: number, say: Say): string => say("charging.countRecords", { count });

export const standingWordsOf = (say: Say) =>
  ({
    up: { tone: "ok", word: say("charging.up") },
    retrying: { tone: "warn", word: say("charging.retrying") },
    down: { tone: "danger", word: say("charging.down") },
  }) as const satisfies Record<
    RecordReaderField["standing"],
    { readonly tone: string; readonly word: string }
  >;

/** What came of a request, in a word or two. */
export function outcomeText(
  { failure, status }: Pick<ChargingRecordField, "failure" | "status">,
  say: Say,
): string {
  if (failure === "timeout") return say("charging.noAnswer");
  if (failure === "transport") return say("charging.notReached");
  return String(status);
}

/** What was asked for; the name of what has no word here. */
export function actionText(action: string, say: Say): string {
  const key = `charging.actions.${action}`;
  return say.has(key) ? say(key) : action;
}

export const hasSucceeded = ({ status }: Pick<ChargingRecordField, "status">): boolean =>
  status >= 200 && status < 300;

/** What an operator should know about, one sentence each. */
export function troublesOf(
  { failing, gaps, lost, parked, readers }: AccountingStateField,
  say: Say,
): readonly string[] {
  const troubles: string[] = [];
  if (failing) troubles.push(say("charging.recordsCannotBeWrittenAtPresent"));
  if (lost > 0) troubles.push(say("charging.wereLost", { records: recordsText(lost, say) }));
  else if (gaps.length > 0) troubles.push(say("charging.someNumbersHaveNoRecordSee"));
  for (const { behind, missed, reader, standing } of readers) {
    if (standing !== "up" && behind > 0)
      troubles.push(
        say("charging.isBehind", {
          reader: say(`charging.readerNames.${reader}`),
          records: recordsText(behind, say),
        }),
      );
    if (missed > 0)
      troubles.push(
        say("charging.missedRecords", {
          reader: say(`charging.readerNames.${reader}`),
          records: recordsText(missed, say),
        }),
      );
  }
  if (parked.length > 0) troubles.push(say("charging.someRecordsWereRefusedForGood"));
  return troubles;
}
