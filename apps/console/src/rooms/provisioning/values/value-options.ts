import type { ParameterType } from "@porchlight/provisioning";
import type { SelectOption } from "@porchlight/ui";

/** What can be chosen; undefined where one types. */
export function valueOptions(type: ParameterType): readonly SelectOption[] | undefined {
  if (type.kind === "boolean") {
    return [
      { value: "true", label: "On" },
      { value: "false", label: "Off" },
    ];
  }
  return type.kind === "choice" ? type.values.map((value) => ({ value, label: value })) : undefined;
}

/** A value as people read it. */
export const shownValue = (type: ParameterType, value: string): string =>
  valueOptions(type)?.find((option) => option.value === value)?.label ?? value;

/** The unit behind a label; empty where there is none. */
export const unitOf = (type: ParameterType): string =>
  (type.kind === "integer" || type.kind === "decimal") && type.unit !== undefined ? ` (${type.unit})` : "";
