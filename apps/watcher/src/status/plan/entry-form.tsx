import { ACTIVITIES } from "@porchlight/documents";
import { Button, Chip, Form, Select, TextField } from "@porchlight/ui";
import { useId, useState } from "react";
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
  const submit = async (): Promise<void> => {
    const entry = entryOf(draft);
    setFault(typeof entry === "string" ? entry : undefined);
    if (typeof entry !== "string" && (await onAdd(entry))) change({ note: "" });
  };
  const faultText = (kind: DraftFault): string | undefined =>
    fault === kind ? lateWords.plan.fault[kind] : undefined;
  return (
    <Section title={lateWords.plan.addTitle}>
      <Form onSubmit={submit} className="flex flex-col gap-4" data-testid="plan-form">
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
          <DaysField
            chosen={draft.days}
            error={faultText("days")}
            onChange={(chosen) => change({ days: chosen })}
          />
        )}
        <TimesField draft={draft} error={faultText("times") ?? faultText("order")} onChange={change} />
        <TextField
          label={lateWords.plan.note}
          value={draft.note}
          maxLength={longestNote}
          autoComplete="off"
          error={faultText("words")}
          onChange={({ target }) => change({ note: target.value })}
          data-testid="plan-note"
        />
        <Button type="submit" variant="primary" busy={isBusy} className="self-start" data-testid="plan-add">
          {lateWords.plan.add}
        </Button>
      </Form>
    </Section>
  );
}

interface DaysFieldProps {
  readonly chosen: readonly Day[];
  readonly error: string | undefined;
  readonly onChange: (chosen: readonly Day[]) => void;
}

function DaysField({ chosen, error, onChange }: DaysFieldProps) {
  const errorId = useId();
  const toggle = (day: Day): void =>
    onChange(chosen.includes(day) ? chosen.filter((each) => each !== day) : [...chosen, day]);
  return (
    <fieldset
      className="flex flex-wrap gap-1.5"
      tabIndex={-1}
      data-invalid={error !== undefined || undefined}
      aria-describedby={error === undefined ? undefined : errorId}
    >
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
      {error !== undefined && (
        <p id={errorId} role="alert" className="basis-full text-danger text-sm">
          {error}
        </p>
      )}
    </fieldset>
  );
}

interface TimesFieldProps {
  readonly draft: EntryDraft;
  readonly error: string | undefined;
  readonly onChange: (part: Partial<EntryDraft>) => void;
}

function TimesField({ draft, error, onChange }: TimesFieldProps) {
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
        error={error}
        onChange={({ target }) => onChange({ [until]: target.value })}
        data-testid="plan-until"
      />
    </div>
  );
}
