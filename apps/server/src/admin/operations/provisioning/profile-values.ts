import { parseAor } from "@porchlight/accounts";
import { ok, type Result } from "@porchlight/kernel";
import {
  type GroupMembers,
  isParameterName,
  PARAMETER_NAMES,
  type ParameterName,
  type ParameterValue,
  type Profile,
  printValue,
  readValue,
} from "@porchlight/provisioning";
import { type FieldAtFault, type Problem, refuse, refuseFields } from "../../problem";
import { say } from "../../sayings";

/** Values as texts, by parameter. */
export type ProfileTexts = Readonly<Partial<Record<string, string>>>;

export const textsOf = (values: Profile): Record<string, string> =>
  Object.fromEntries(
    PARAMETER_NAMES.flatMap((name) => {
      const value = values[name];
      return value === undefined ? [] : [[name, printValue(value)] as const];
    }),
  );

/** The values texts stand for; every one at fault is named, with its range. */
export function valuesOf(texts: ProfileTexts): Result<Profile, Problem> {
  const values = new Map<ParameterName, ParameterValue>();
  const problems: FieldAtFault[] = [];
  for (const [name, text = ""] of Object.entries(texts)) {
    if (!isParameterName(name)) {
      problems.push({ field: `values.${name}`, reason: say("is-no-parameter-name") });
      continue;
    }
    const read = readValue(name, text);
    if (read.ok) values.set(name, read.value);
    else problems.push({ field: `values.${name}`, reason: read.error.reason });
  }
  return problems.length > 0 ? refuseFields(problems) : ok(Object.fromEntries(values) as Profile);
}

/** Members by their addresses of record. */
export function membersOf({ priority, addresses }: GroupMembers): Result<GroupMembers, Problem> {
  const known = new Set<string>();
  for (const text of addresses) {
    const address = parseAor(text);
    if (!address.ok)
      return refuse(
        "invalid-input",
        say("address-at-fault", { address: text, reason: address.error }),
        "members.addresses",
      );
    known.add(address.value.aor);
  }
  return ok({ priority, addresses: [...known] });
}
