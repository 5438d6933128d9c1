import { fillIn, type UiWords } from "./ui-words";

const UNITS = [
  { name: "days", seconds: 86_400 },
  { name: "hours", seconds: 3600 },
  { name: "minutes", seconds: 60 },
  { name: "seconds", seconds: 1 },
] as const;

/** The largest whole unit: `42 s`, `3 min`, `2 h`, `5 d`. */
export function spanText(milliseconds: number, words: UiWords): string {
  const seconds = Math.floor(Math.abs(milliseconds) / 1000);
  const unit = UNITS.find((candidate) => seconds >= candidate.seconds) ?? UNITS[3];
  const count = Math.floor(seconds / unit.seconds).toLocaleString(words.locale);
  return fillIn(words.time[unit.name], { count });
}

/** `just now`, `3 min ago`, `in 2 h`. */
export function relativeText(at: number, now: number, words: UiWords): string {
  const distance = now - at;
  if (Math.abs(distance) < 5000) return words.time.justNow;
  const span = spanText(distance, words);
  return fillIn(distance > 0 ? words.time.ago : words.time.ahead, { span });
}

/** What is left until a deadline: `59:12`, `2:03:40`, `3 d`, or undefined when it has passed. */
export function remainingText(deadline: number, now: number, words: UiWords): string | undefined {
  const seconds = Math.ceil((deadline - now) / 1000);
  if (seconds <= 0) return undefined;
  if (seconds >= 2 * 86_400) return spanText(seconds * 1000, words);
  const two = (value: number) => String(value).padStart(2, "0");
  const hours = Math.floor(seconds / 3600);
  const minutes = Math.floor(seconds / 60) % 60;
  const tail = two(seconds % 60);
  return hours > 0 ? `${hours}:${two(minutes)}:${tail}` : `${minutes}:${tail}`;
}

interface TimeFormats {
  readonly exact: Intl.DateTimeFormat;
  readonly clock: Intl.DateTimeFormat;
}

const formats = new Map<string, TimeFormats>();

function formatsOf(locale: string): TimeFormats {
  const known = formats.get(locale);
  if (known !== undefined) return known;
  const made = {
    exact: new Intl.DateTimeFormat(locale, { dateStyle: "medium", timeStyle: "medium" }),
    clock: new Intl.DateTimeFormat(locale, { timeStyle: "medium" }),
  };
  formats.set(locale, made);
  return made;
}

/** Date and time in the reader's zone and habit. */
export const exactText = (at: number, words: UiWords): string => formatsOf(words.locale).exact.format(at);

/** Time of day in the reader's zone and habit. */
export const clockText = (at: number, words: UiWords): string => formatsOf(words.locale).clock.format(at);
