import { Select, TextField, useNow } from "@porchlight/ui";
import { useState } from "react";
import { clock, nextTimeOfDay } from "../format/time";
import { words } from "../words/words";

const spansMinutes = [30, 60, 240] as const;

export interface UntilFieldProps {
  readonly until: number | undefined;
  readonly onChange: (until: number | undefined) => void;
}

/** When the status ends by itself. */
export function UntilField({ until, onChange }: UntilFieldProps) {
  const now = useNow(30_000);
  const [asksTime, setAsksTime] = useState(false);
  const choose = (value: string): void => {
    setAsksTime(value === "time");
    if (value === "open") onChange(undefined);
    else if (Number(value) > 0) onChange(Date.now() + Number(value) * 60_000);
  };
  const options = [
    { value: "open", label: words.myStatus.untilOpen },
    ...(until === undefined ? [] : [{ value: "set", label: words.myStatus.untilAt(clock(until, now)) }]),
    ...spansMinutes.map((minutes) => ({
      value: String(minutes),
      label: words.myStatus.untilMinutes(minutes),
    })),
    { value: "time", label: words.myStatus.untilTime },
  ];
  return (
    <div className="flex flex-col gap-2">
      <Select
        label={words.myStatus.until}
        options={options}
        value={asksTime ? "time" : until === undefined ? "open" : "set"}
        onChange={(event) => choose(event.target.value)}
        data-testid="my-until"
      />
      {asksTime && (
        <TimeOfDay
          onChosen={(at) => {
            setAsksTime(false);
            onChange(at);
          }}
        />
      )}
    </div>
  );
}

function TimeOfDay({ onChosen }: { readonly onChosen: (at: number) => void }) {
  const take = (text: string): void => {
    const at = nextTimeOfDay(text, Date.now());
    if (at !== undefined) onChosen(at);
  };
  return (
    <TextField
      type="time"
      autoFocus
      label={words.myStatus.timeOfDay}
      hideLabel
      onBlur={(event) => take(event.target.value)}
      onKeyDown={(event) => event.key === "Enter" && take(event.currentTarget.value)}
      data-testid="my-until-time"
    />
  );
}
