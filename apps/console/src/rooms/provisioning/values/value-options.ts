import type { ParameterType } from "@porchlight/provisioning";
import type { SelectOption } from "@porchlight/ui";
import type { Say } from "~/words/say";

/** What can be chosen; undefined where one types. */
export function valueOptions(type: ParameterType, say: Say): readonly SelectOption[] | undefined {
  if (type.kind === "boolean") {
    return [
      { value: "true", label: say("parts.on") },
      { value: "false", label: say("parts.off") },
    ];
  }
  return type.kind === "choice" ? type.values.map((value) => ({ value, label: value })) : undefined;
}

/** A value as people read it. */
export const shownValue = (type: ParameterType, value: string, say: Say): string =>
  valueOptions(type, say)?.find((option) => option.value === value)?.label ?? value;

/** The unit behind a label; empty where there is none. */
export const unitOf = (type: ParameterType): string =>
  (type.kind === "integer" || type.kind === "decimal") && type.unit !== undefined ? ` (${type.unit})` : "";
