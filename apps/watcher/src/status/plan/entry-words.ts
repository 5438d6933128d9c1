import { clock } from "../../format/time";
import { activityWords } from "../../words/activity-words";
import { lateWords } from "../../words/late-words";
import { days, type PlannedEntry } from "./planned-entry";

/** What is said, in words. */
export const wordsOf = ({ activities, note }: PlannedEntry): string =>
  [...activities.map(activityWords), note].filter(Boolean).join(", ");

/** When it is said, in words: "Mon to Fri, 09:00 to 17:30". */
export function timeOf(entry: PlannedEntry, now: number): string {
  if (entry.kind === "weekly")
    return `${daysOf(entry.days)}, ${lateWords.plan.span(entry.from, entry.until)}`;
  const until = clock(entry.until, now);
  return entry.from === undefined
    ? lateWords.plan.untilOnly(until)
    : lateWords.plan.span(clock(entry.from, now), until);
}

/** Days in a row are told by the first and the last. */
function daysOf(chosen: Extract<PlannedEntry, { kind: "weekly" }>["days"]): string {
  const [first, last] = [chosen.at(0), chosen.at(-1)];
  if (first === undefined || last === undefined) return "";
  const isRow = days.indexOf(last) - days.indexOf(first) === chosen.length - 1;
  if (isRow && chosen.length > 2)
    return lateWords.plan.span(lateWords.plan.dayOf[first], lateWords.plan.dayOf[last]);
  return chosen.map((day) => lateWords.plan.dayOf[day]).join(", ");
}

export const isOver = (entry: PlannedEntry, now: number): boolean =>
  entry.kind === "once" && entry.until <= now;
