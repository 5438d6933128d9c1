import { isParameterName, PARAMETER_NAMES, type ParameterName, readValue } from "@porchlight/provisioning";
import type { Say } from "~/words/say";
import { saidText } from "../../../api/said-text";

/** Texts by parameter; an empty one says nothing. */
export type ValueDraft = Readonly<Partial<Record<ParameterName, string>>>;

/** Of what the server says. */
export const draftOf = (values: Readonly<Partial<Record<string, string>>>): ValueDraft =>
  Object.fromEntries(Object.entries(values).filter(([name]) => isParameterName(name)));

/** What is said, without spaces around it. */
export const saidIn = (draft: ValueDraft): Record<string, string> =>
  Object.fromEntries(
    PARAMETER_NAMES.flatMap((name) => {
      const text = draft[name]?.trim() ?? "";
      return text === "" ? [] : [[name, text] as const];
    }),
  );

/** What is wrong with a draft, by parameter. */
export function faultsOf(draft: ValueDraft, say: Say): ReadonlyMap<ParameterName, string> {
  const faults = new Map<ParameterName, string>();
  for (const name of PARAMETER_NAMES) {
    const text = draft[name]?.trim() ?? "";
    const read = text === "" ? undefined : readValue(name, text);
    if (read?.ok === false)
      faults.set(
        name,
        say("provisioning.itReason", { reason: saidText(read.error.reason, read.error.reason.text, say) }),
      );
  }
  return faults;
}
