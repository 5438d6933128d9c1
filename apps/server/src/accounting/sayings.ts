import { sayer } from "@porchlight/kernel";

/** Why charging records do not come to who reads them. */
export const DELIVERY_SAYINGS = {
  "reader-answers": "answers {status}",
  "reader-answers-that": "answers {status}: {said}",
  "reader-silent": "does not answer",
  "reader-not-there": "cannot be reached: {code}",
  "reader-out-of-reach": "cannot be reached",
  "reader-not-connected": "no connection yet",
  "reader-has-nothing-common": "the peer answers: nothing common",
  "reader-refuses-peer": "the peer answers: refused",
  "reader-is-stranger": "the peer answers: stranger",
  "reader-sends-no-diameter": "sends what is not diameter",
  "reader-sends-too-much": "sends what is too large",
} as const;

export const say = sayer(DELIVERY_SAYINGS);
