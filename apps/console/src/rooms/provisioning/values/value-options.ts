import type { ParameterType, Unit } from "@porchlight/provisioning";
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
  return type.kind === "choice"
    ? type.values.map((value) => ({ value, label: choiceText(value, say) }))
    : undefined;
}

function choiceText(value: string, say: Say): string {
  const key = `provisioning.choices.${value}`;
  return say.has(key) ? say(key) : value;
}

/** A value as people read it. */
export const shownValue = (type: ParameterType, value: string, say: Say): string =>
  valueOptions(type, say)?.find((option) => option.value === value)?.label ?? value;

const UNITS = {
  octets: "said.unit-octets",
  seconds: "said.unit-seconds",
  "per second": "said.unit-per-second",
} as const satisfies Record<Unit, unknown>;

/** The unit behind a label; empty where there is none. */
export function unitText(type: ParameterType, say: Say): string {
  const unit = type.kind === "integer" || type.kind === "decimal" ? type.unit : undefined;
  return unit === undefined ? "" : ` (${say(UNITS[unit])})`;
}
