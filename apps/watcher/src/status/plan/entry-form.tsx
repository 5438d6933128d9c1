import { ACTIVITIES } from "@porchlight/documents";
import { Button, Chip, Select, TextField } from "@porchlight/ui";
import { type FormEvent, useState } from "react";
import { activityWords } from "../../words/activity-words";
import { lateWords } from "../../words/late-words";
import { Section } from "../section";
import { WordField } from "../word-field";
import { type DraftFault, type EntryDraft, entryOf, firstDraft } from "./entry-draft";
import { type Day, days, type NewEntry } from "./planned-entry";

const activities = ACTIVITIES.filter((word) => word !== "unknown");
const longestNote = 200;

export interface EntryFormProps {
  readonly isBusy: boolean;
  /** True when it was taken. */
  readonly onAdd: (entry: NewEntry) => Promise<boolean>;
}

/** Something to be said at a time of its own, or every week. */
export function EntryForm({ isBusy, onAdd }: EntryFormProps) {
  const [draft, setDraft] = useState(() => firstDraft(Date.now()));
  const [fault, setFault] = useState<DraftFault>();
  const change = (part: Partial<EntryDraft>): void => setDraft((before) => ({ ...before, ...part }));
  const submit = async (event: FormEvent): Promise<void> => {
    event.preventDefault();
    const entry = entryOf(draft);
    setFault(typeof entry === "string" ? entry : undefined);
    if (typeof entry !== "string" && (await onAdd(entry))) change({ note: "" });
  };
  return (
    <Section title={lateWords.plan.addTitle}>
      <form onSubmit={(event) => void submit(event)} className="flex flex-col gap-4" data-testid="plan-form">
        <Select
          label={lateWords.plan.kind}
          options={(["once", "weekly"] as const).map((value) => ({
            value,
            label: lateWords.plan.kindOf[value],
          }))}
          value={draft.kind}
          onChange={({ target }) => change({ kind: target.value === "weekly" ? "weekly" : "once" })}
          data-testid="plan-kind"
        />
        <WordField
          label={lateWords.plan.what}
          value={draft.activity}
          words={activities}
          wordsOf={activityWords}
          onChange={(activity) => change({ activity })}
          testId="plan-activity"
        />
        {draft.kind === "weekly" && (
          <DaysField chosen={draft.days} onChange={(chosen) => change({ days: chosen })} />
        )}
        <TimesField draft={draft} onChange={change} />
        <TextField
          label={lateWords.plan.note}
          value={draft.note}
          maxLength={longestNote}
          autoComplete="off"
          onChange={({ target }) => change({ note: target.value })}
          data-testid="plan-note"
        />
        <p role="alert" className="text-danger text-sm empty:hidden">
          {fault && lateWords.plan.fault[fault]}
        </p>
        <Button type="submit" variant="primary" busy={isBusy} className="self-start" data-testid="plan-add">
          {lateWords.plan.add}
        </Button>
      </form>
    </Section>
  );
}

interface DaysFieldProps {
  readonly chosen: readonly Day[];
  readonly onChange: (chosen: readonly Day[]) => void;
}

function DaysField({ chosen, onChange }: DaysFieldProps) {
  const toggle = (day: Day): void =>
    onChange(chosen.includes(day) ? chosen.filter((each) => each !== day) : [...chosen, day]);
  return (
    <fieldset className="flex flex-wrap gap-1.5">
      <legend className="mb-1.5 font-medium text-sm">{lateWords.plan.days}</legend>
      {days.map((day) => (
        <Chip
          key={day}
          pressed={chosen.includes(day)}
          onClick={() => toggle(day)}
          data-testid={`plan-day-${day}`}
        >
          {lateWords.plan.dayOf[day]}
        </Chip>
      ))}
    </fieldset>
  );
}

interface TimesFieldProps {
  readonly draft: EntryDraft;
  readonly onChange: (part: Partial<EntryDraft>) => void;
}

function TimesField({ draft, onChange }: TimesFieldProps) {
  const [type, from, until] =
    draft.kind === "once"
      ? (["datetime-local", "onceFrom", "onceUntil"] as const)
      : (["time", "weeklyFrom", "weeklyUntil"] as const);
  return (
    <div className="grid gap-4 sm:grid-cols-2">
      <TextField
        type={type}
        label={lateWords.plan.from}
        value={draft[from]}
        onChange={({ target }) => onChange({ [from]: target.value })}
        data-testid="plan-from"
      />
      <TextField
        type={type}
        label={lateWords.plan.until}
        value={draft[until]}
        onChange={({ target }) => onChange({ [until]: target.value })}
        data-testid="plan-until"
      />
    </div>
  );
}
