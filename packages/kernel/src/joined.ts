import { type Saying, sayer } from "./saying";

/** What stands between several things. */
export const JOINING_SAYINGS = {
  either: "{some} or {last}",
  both: "{some} and {last}",
  each: "{some}, {last}",
} as const;

const say = sayer(JOINING_SAYINGS);

/** `a or b or c`. */
export const eitherOf = (each: readonly (string | Saying)[]): string | Saying => joined("either", each);

/** `a and b and c`. */
export const bothOf = (each: readonly (string | Saying)[]): string | Saying => joined("both", each);

/** `a, b, c`. */
export const eachOf = (each: readonly (string | Saying)[]): string | Saying => joined("each", each);

const joined = (
  how: keyof typeof JOINING_SAYINGS,
  [first = "", ...rest]: readonly (string | Saying)[],
): string | Saying => rest.reduce<string | Saying>((some, last) => say(how, { some, last }), first);
