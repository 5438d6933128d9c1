import { sayer } from "@porchlight/kernel";

/** What breaks the schema of a rules document. */
export const RULES_SAYINGS = {
  "no-ruleset": "not a common-policy <ruleset>",
  "text-directly-in": "text directly in <{element}>",
  "element-not-empty": "<{element}> is not empty",
  "element-misplaced": "<{element}> does not belong in <{parent}>",
  "element-in-no-namespace": "<{element}> is in no namespace",
  "no-condition": "<{element}> is no condition",
  "no-pairs": "<validity> is not pairs of <from> and <until>",
  "identity-empty": "<identity> is empty",
  "more-than-one-in-one": "more than one element in <one>",
  "two-rules-with-one-id": "two rules with one id",
  "rule-id-no-name": "the id of a rule is no XML name",
  "element-inside": "an element in <{element}>",
  "neither-true-nor-false": "<{element}> is neither true nor false",
  "element-not-one-of": "<{element}> is not one of {values}",
  "element-without": "<{element}> without {attribute}",
  "no-date-and-time": "<{element}> is not a date and time",
  "not-alone": "<{element}> does not stand alone",
} as const;

export const say = sayer(RULES_SAYINGS);
