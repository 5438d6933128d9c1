import type { Say } from "~/words/say";

const DAY_SECONDS = 86_400;

/** What a form begins with. */
export const ONE_YEAR = String(365 * DAY_SECONDS);

/** After how many seconds a token of a program expires, as choices of a form. */
export const tokenExpiries = (say: Say) => [
  { value: String(30 * DAY_SECONDS), label: say("parts.thirtyDays") },
  { value: String(90 * DAY_SECONDS), label: say("parts.ninetyDays") },
  { value: ONE_YEAR, label: say("parts.oneYear") },
  { value: String(5 * 365 * DAY_SECONDS), label: say("parts.fiveYears") },
];
