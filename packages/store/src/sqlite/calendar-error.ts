import type { Saying } from "@porchlight/kernel";
import { wordsIn } from "./words-cell";

/** What went wrong with a calendar, as its column has it; plain English in an office that was exported by an older version. */
export function calendarError(cell: string): Saying {
  const words = wordsIn(cell);
  return typeof words === "string"
    ? { code: "in-words-of-reader", places: { message: words }, text: words }
    : words;
}
