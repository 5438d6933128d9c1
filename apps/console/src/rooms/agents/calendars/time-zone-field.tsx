"use client";
import { TextField } from "@porchlight/ui";
import { useId } from "react";
import { useSay } from "~/words/words-provider";

export interface TimeZoneFieldProps {
  readonly error: string | undefined;
  readonly value: string;
  readonly onChange: (timeZone: string) => void;
}

/** The zone of times that name none, with those that the browser knows on offer. */
export function TimeZoneField({ error, value, onChange }: TimeZoneFieldProps) {
  const say = useSay();
  const id = useId();
  return (
    <>
      <TextField
        label={say("agents.timeZone")}
        autoComplete="off"
        spellCheck={false}
        maxLength={64}
        placeholder="Europe/Berlin"
        hint={say("agents.ofTimesThatNameNoneEmpty")}
        list={id}
        error={error}
        value={value}
        onChange={(event) => onChange(event.target.value)}
      />
      <datalist id={id}>
        {Intl.supportedValuesOf("timeZone").map((zone) => (
          <option key={zone} value={zone} />
        ))}
      </datalist>
    </>
  );
}
