import { completed } from "@porchlight/ui/words/completed";
import { enLate } from "./en-late";
import type { LateWords } from "./translation";
import { speech, translation } from "./words";

/** What is said of everything that comes after the board. */
export let lateWords: LateWords = completed(enLate, translation);

speech.onChange(() => {
  lateWords = completed(enLate, translation);
});
