import { fail, ok, type Result } from "@porchlight/kernel";
import { PARAMETER_NAMES, PARAMETERS } from "../parameters/parameter-table";
import type { ParameterName, Profile } from "../parameters/profile-values";
import { type ParameterValue, type ProfileFault, printValue, readValue } from "../parameters/read-value";

/** The application identifier of presence (OMA AC). */
export const PRESENCE_APPID = "ap0009";

/** What an OMA form says: the values that have a place here, and names that have none. */
export interface OmaProfile {
  readonly values: Profile;
  readonly ignored: readonly string[];
}

export interface OmaLeaf {
  readonly omaName: string;
  readonly value: string;
}

/** Several leaves where a parameter has several entries. */
export const omaLeaves = (values: Profile): readonly OmaLeaf[] =>
  PARAMETER_NAMES.flatMap((name) => {
    const { omaName } = PARAMETERS[name];
    const value = values[name];
    if (omaName === undefined || value === undefined) return [];
    const entries = typeof value === "object" ? value : [printValue(value)];
    return entries.map((entry) => ({ omaName, value: entry }));
  });

/** Reads leaves by their OMA names; repeated ones are the entries of a list. */
export function readOmaLeaves(leaves: readonly OmaLeaf[]): Result<OmaProfile, ProfileFault> {
  const texts = new Map<ParameterName, string>();
  const ignored: string[] = [];
  for (const { omaName, value } of leaves) {
    const name = PARAMETER_NAMES.find((each) => PARAMETERS[each].omaName === omaName);
    if (name === undefined) ignored.push(omaName);
    else texts.set(name, `${texts.get(name) ?? ""} ${value}`.trim());
  }
  const values = new Map<ParameterName, ParameterValue>();
  for (const [name, text] of texts) {
    const value = readValue(name, text);
    if (!value.ok) return fail({ ...value.error, name: PARAMETERS[name].omaName ?? name });
    values.set(name, value.value);
  }
  return ok({ values: Object.fromEntries(values) as Profile, ignored });
}
