import { exactText } from "@porchlight/ui";
import type { Say } from "../../words/say";

/** What a field of an entry is called; one that has no name here is called as the API does. */
export function fieldText(field: string, say: Say): string {
  const key = `audit.fields.${field}`;
  return say.has(key) ? say(key) : field;
}

const TIME = /^\d{4}-\d\d-\d\dT[\d:.]+Z$/;

/** A value of it: a time as the reader writes it, yes or no, and all else as it is kept. */
export function valueText(value: string, say: Say): string {
  if (value === "true") return say("parts.yesSmall");
  if (value === "false") return say("audit.no");
  return TIME.test(value) ? exactText(Date.parse(value), say.uiWords) : value;
}
