import { sayer } from "@porchlight/kernel";

/** Why a name could not be looked up. */
export const LOOK_UP_SAYINGS = {
  "look-up-of-no-name": "{question}: not a name",
  "look-ups-too-many": "{question}: too many look-ups",
  "look-up-unanswered": "{question}: no answer",
} as const;

export const say = sayer(LOOK_UP_SAYINGS);
