"use client";
import { PARAMETERS, type ParameterName } from "@porchlight/provisioning";
import { Select, TextField } from "@porchlight/ui";
import { useSay } from "~/words/words-provider";
import { shownValue, unitText, valueOptions } from "./value-options";

export interface ValueFieldProps {
  readonly name: ParameterName;
  /** Empty: nothing is said here. */
  readonly value: string;
  /** What holds then. */
  readonly inherited: string | undefined;
  readonly error: string | undefined;
  readonly disabled: boolean;
  readonly onChange: (value: string) => void;
}

/** One parameter of a layer. */
export function ValueField({ name, value, inherited, error, disabled, onChange }: ValueFieldProps) {
  const say = useSay();
  const { type } = PARAMETERS[name];
  const options = valueOptions(type, say);
  const common = {
    label: `${say(`provisioning.parameters.${name}.label`)}${unitText(type, say)}`,
    hint: say(`provisioning.parameters.${name}.hint`),
    error,
    disabled,
    name,
    value,
    onChange: ({ target }: { readonly target: { readonly value: string } }) => onChange(target.value),
  };
  if (options !== undefined) {
    const unset =
      inherited === undefined
        ? say("provisioning.notSet")
        : say("provisioning.asItIsValue", { value: shownValue(type, inherited, say) });
    return <Select {...common} options={[{ value: "", label: unset }, ...options]} />;
  }
  const isNumber = type.kind === "integer" || type.kind === "decimal";
  return (
    <TextField
      {...common}
      mono
      autoComplete="off"
      spellCheck={false}
      inputMode={isNumber ? "decimal" : "text"}
      placeholder={inherited ?? ""}
    />
  );
}
