import { type Place, type Said, type Saying, spoken } from "@porchlight/kernel";
import type { z } from "zod";
import { INPUT_SAYINGS, type InputCode } from "./input-sayings";

type Issue = z.core.$ZodIssue;

/** What a schema finds wrong with a value: the message of ours is a code, one of zod's own tells the kind of fault. */
export const issueSaid = (issue: Issue): Said => ({
  code: CODE.test(issue.message) ? issue.message : kindOf(issue),
  places: placesOf(issue),
});

/** The same with its English. */
export function issueSaying(issue: Issue): Saying {
  const { code, places } = issueSaid(issue);
  return spoken(INPUT_SAYINGS, code, places);
}

const CODE = /^[a-z]+(?:-[a-z]+)+$/;

function kindOf(issue: Issue): InputCode {
  switch (issue.code) {
    case "invalid_type":
      return "is-not-of-type";
    case "invalid_value":
      return "is-none-of";
    case "invalid_format":
      return "is-not-in-form";
    case "unrecognized_keys":
      return "is-not-known";
    case "too_small":
      return TOO_SMALL[issue.origin] ?? "is-less";
    case "too_big":
      return TOO_BIG[issue.origin] ?? "is-more";
    default:
      return "is-not-accepted";
  }
}

const TOO_SMALL: Readonly<Record<string, InputCode>> = {
  string: "is-shorter",
  array: "has-fewer-than",
};
const TOO_BIG: Readonly<Record<string, InputCode>> = {
  string: "is-longer",
  array: "has-more-than",
};

function placesOf(issue: Issue): Readonly<Record<string, Place>> {
  switch (issue.code) {
    case "invalid_type":
      return { type: issue.expected };
    case "invalid_value":
      return { values: issue.values.map(String).join(", ") };
    case "too_small":
      return { count: Number(issue.minimum), least: Number(issue.minimum) };
    case "too_big":
      return { count: Number(issue.maximum), most: Number(issue.maximum) };
    default:
      return {};
  }
}
