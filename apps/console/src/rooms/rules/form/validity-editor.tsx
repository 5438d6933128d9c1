"use client";
import type { Period, ValidityCondition } from "@porchlight/documents";
import { instant } from "@porchlight/kernel";
import { exactText, TextField } from "@porchlight/ui";
import { useState } from "react";
import { isoTimeOf, localTimeOf } from "~/parts/local-time";
import { useSay } from "~/words/words-provider";
import { newPeriod, withAt, withoutAt } from "../draft/rule-parts";
import { AddMenu } from "./add-menu";
import { Line } from "./part-frame";

export interface ValidityEditorProps {
  readonly condition: ValidityCondition;
  readonly onChange: (condition: ValidityCondition) => void;
}

/** In any of these times, in the zone of the reader (RFC 4745 section 7.4). */
export function ValidityEditor({ condition: { periods }, onChange }: ValidityEditorProps) {
  const say = useSay();
  const put = (next: readonly Period[]) => onChange({ kind: "validity", periods: next });
  return (
    <>
      {periods.map((period, index) => (
        <Line
          // biome-ignore lint/suspicious/noArrayIndexKey: periods have no name but their place
          key={index}
          removeLabel={say("rules.takeOutThisTime")}
          what={exactText(period.from, say.uiWords)}
          {...(periods.length > 1 ? { onRemove: () => put(withoutAt(periods, index)) } : {})}
        >
          <TimeField
            label={say("parts.from")}
            at={period.from}
            onCommit={(from) => put(withAt(periods, index, { ...period, from }))}
          />
          <TimeField
            label={say("parts.until")}
            at={period.until}
            onCommit={(until) => put(withAt(periods, index, { ...period, until }))}
          />
        </Line>
      ))}
      <AddMenu
        label={say("rules.addATime")}
        options={[{ value: "day", label: say("rules.fromNowForADay") }]}
        onAdd={() => put([...periods, newPeriod(Date.now())])}
      />
    </>
  );
}

interface TimeFieldProps {
  readonly label: string;
  readonly at: Period["from"];
  readonly onCommit: (at: Period["from"]) => void;
}

function TimeField({ label, at, onCommit }: TimeFieldProps) {
  const value = localTimeOf(new Date(at).toISOString());
  const [text, setText] = useState(value);
  const [known, setKnown] = useState(value);
  if (value !== known) {
    setKnown(value);
    setText(value);
  }
  const commit = () => {
    const iso = isoTimeOf(text);
    if (iso !== undefined && text !== value) onCommit(instant(Date.parse(iso)));
  };
  return (
    <TextField
      label={label}
      type="datetime-local"
      className="w-56"
      value={text}
      onChange={(event) => setText(event.target.value)}
      onBlur={commit}
    />
  );
}
