const UNITS = [
  { name: "d", seconds: 86_400 },
  { name: "h", seconds: 3600 },
  { name: "min", seconds: 60 },
  { name: "s", seconds: 1 },
] as const;

/** The largest whole unit: `42 s`, `3 min`, `2 h`, `5 d`. */
export function spanText(milliseconds: number): string {
  const seconds = Math.floor(Math.abs(milliseconds) / 1000);
  const unit = UNITS.find((candidate) => seconds >= candidate.seconds) ?? UNITS[3];
  return `${Math.floor(seconds / unit.seconds)} ${unit.name}`;
}

/** `just now`, `3 min ago`, `in 2 h`. */
export function relativeText(at: number, now: number): string {
  const distance = now - at;
  if (Math.abs(distance) < 5000) return "just now";
  return distance > 0 ? `${spanText(distance)} ago` : `in ${spanText(distance)}`;
}

/** What is left until a deadline: `59:12`, `2:03:40`, `3 d`, or undefined when it has passed. */
export function remainingText(deadline: number, now: number): string | undefined {
  const seconds = Math.ceil((deadline - now) / 1000);
  if (seconds <= 0) return undefined;
  if (seconds >= 2 * 86_400) return spanText(seconds * 1000);
  const two = (value: number) => String(value).padStart(2, "0");
  const hours = Math.floor(seconds / 3600);
  const minutes = Math.floor(seconds / 60) % 60;
  const tail = two(seconds % 60);
  return hours > 0 ? `${hours}:${two(minutes)}:${tail}` : `${minutes}:${tail}`;
}

const exact = new Intl.DateTimeFormat(undefined, { dateStyle: "medium", timeStyle: "medium" });
const clockTime = new Intl.DateTimeFormat(undefined, { timeStyle: "medium" });

/** Date and time in the reader's zone and habit. */
export const exactText = (at: number): string => exact.format(at);

/** Time of day in the reader's zone and habit. */
export const clockText = (at: number): string => clockTime.format(at);
