import { type Day, days, minutesOf, type NewEntry } from "./planned-entry";

/** What is typed into the form. Days and times of one entry are as the platform's fields give them. */
export interface EntryDraft {
  readonly kind: "once" | "weekly";
  readonly activity: string;
  readonly note: string;
  /** `YYYY-MM-DDTHH:MM` on the clocks here. */
  readonly onceFrom: string;
  readonly onceUntil: string;
  readonly days: readonly Day[];
  /** `HH:MM`. */
  readonly weeklyFrom: string;
  readonly weeklyUntil: string;
}

export type DraftFault = "words" | "days" | "times" | "order";

const minute = 60_000;

/** A meeting of an hour from the next full hour, or the hours of an office. */
export function firstDraft(now: number): EntryDraft {
  const start = Math.ceil(now / (60 * minute)) * 60 * minute;
  return {
    kind: "once",
    activity: "meeting",
    note: "",
    onceFrom: localText(start),
    onceUntil: localText(start + 60 * minute),
    days: days.slice(0, 5),
    weeklyFrom: "09:00",
    weeklyUntil: "17:00",
  };
}

/** The entry, or what is missing. */
export function entryOf(draft: EntryDraft): NewEntry | DraftFault {
  const { activity, note } = draft;
  const words = { activities: activity ? [activity] : [], note: note.trim() };
  if (!activity && words.note === "") return "words";
  return draft.kind === "once" ? onceOf(draft, words) : weeklyOf(draft, words);
}

type Words = Pick<NewEntry, "activities" | "note">;

function onceOf({ onceFrom, onceUntil }: EntryDraft, words: Words): NewEntry | DraftFault {
  const [from, until] = [new Date(onceFrom).getTime(), new Date(onceUntil).getTime()];
  if (Number.isNaN(from) || Number.isNaN(until)) return "times";
  return until <= from ? "order" : { ...words, kind: "once", from, until };
}

function weeklyOf(
  { days: chosen, weeklyFrom, weeklyUntil }: EntryDraft,
  words: Words,
): NewEntry | DraftFault {
  if (chosen.length === 0) return "days";
  if (!/^\d\d:\d\d$/.test(weeklyFrom) || !/^\d\d:\d\d$/.test(weeklyUntil)) return "times";
  // The platform's field knows no 24:00: midnight as an end is that of the day.
  const until = weeklyUntil === "00:00" ? "24:00" : weeklyUntil;
  if (minutesOf(until) <= minutesOf(weeklyFrom)) return "order";
  return {
    ...words,
    kind: "weekly",
    days: days.filter((day) => chosen.includes(day)),
    from: weeklyFrom,
    until,
  };
}

function localText(at: number): string {
  const here = new Date(at - new Date(at).getTimezoneOffset() * minute);
  return here.toISOString().slice(0, 16);
}
