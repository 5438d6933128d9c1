import { fail, ok, type Result, type Saying } from "@porchlight/kernel";
import { say } from "../sayings";
import { PARAMETERS } from "./parameter-table";
import { LONGEST_URI, MOST_ENTRIES, type ParameterType, wantedSaying } from "./parameter-type";
import type { ParameterName, Profile } from "./profile-values";

export type ParameterValue = NonNullable<Profile[ParameterName]>;

/** Why a text is no value of a parameter, or a name no parameter. */
export interface ProfileFault {
  readonly name: string;
  /** What it must be, or what is wrong; a phrase without the name. */
  readonly reason: Saying;
}

export const faultSaying = ({ name, reason }: ProfileFault): Saying => say("is-at-fault", { name, reason });

/** The value a text stands for; the fault names the parameter and its range. */
export function readValue(name: ParameterName, text: string): Result<ParameterValue, ProfileFault> {
  const { type } = PARAMETERS[name];
  const value = valueIn(type, text.trim());
  return value === undefined ? fail({ name, reason: wantedSaying(type) }) : ok(value);
}

/** As it stands in documents; `readValue` reads it back. */
export const printValue = (value: ParameterValue): string =>
  typeof value === "object" ? value.join(" ") : String(value);

function valueIn(type: ParameterType, text: string): ParameterValue | undefined {
  switch (type.kind) {
    case "integer":
      return /^\d{1,9}$/.test(text) ? within(type, Number(text)) : undefined;
    case "decimal":
      return /^\d{1,9}(?:\.\d{1,9})?$/.test(text) ? within(type, Number(text)) : undefined;
    case "boolean":
      return { true: true, "1": true, false: false, "0": false }[text];
    case "choice":
      return type.values.includes(text) ? text : undefined;
    case "uri":
      return isUri(text, type.schemes) ? text : undefined;
    case "uri-list":
      return listOf(text, (each) => isUri(each, type.schemes));
    case "text":
      return text.length > 0 && text.length <= type.longest && !CONTROL.test(text) ? text : undefined;
    case "name-list":
      return listOf(text, (each) => each.length <= 64 && !CONTROL.test(each));
    case "template":
      return isTemplate(text) ? text : undefined;
  }
}

const CONTROL = /\p{Cc}/u;

const within = ({ least, most }: { least: number; most: number }, value: number): number | undefined =>
  value >= least && value <= most ? value : undefined;

function isUri(text: string, schemes: readonly string[]): boolean {
  const match = /^([a-z]+):(?:\/\/)?([^/?#\s]+)[^\s"<>\\^`{|}]*$/i.exec(text);
  if (match === null || text.length > LONGEST_URI || /["<>\\^`{|}]/.test(text)) return false;
  const scheme = match[1]?.toLowerCase() ?? "";
  const isSip = scheme === "sip" || scheme === "sips";
  // Credentials have no place in a document that others read; only SIP has users.
  return schemes.includes(scheme) && isSip !== text.includes("//") && (isSip || !match[2]?.includes("@"));
}

function listOf(text: string, isEntry: (entry: string) => boolean): readonly string[] | undefined {
  const entries = text.split(/\s+/).filter((entry) => entry !== "");
  const isList = entries.length > 0 && entries.length <= MOST_ENTRIES && entries.every(isEntry);
  return isList ? entries : undefined;
}

function isTemplate(text: string): boolean {
  const rest = text.replaceAll("<xui>", "").replaceAll("<id>", "");
  return text.includes("<id>") && text.length <= LONGEST_URI && !/[\s<>"]/.test(rest);
}
