import { Button, Checkbox, Form } from "@porchlight/ui";
import { useId, useState } from "react";
import { lateWords } from "../words/late-words";
import { type Part, parts } from "./parts";

export interface PartsFormProps {
  readonly shown: ReadonlySet<Part>;
  readonly busy: boolean;
  readonly onSave: (chosen: ReadonlySet<Part>) => void;
}

/** What is shown, thing by thing. */
export function PartsForm({ shown, busy, onSave }: PartsFormProps) {
  const [chosen, setChosen] = useState(shown);
  const refusalId = useId();
  const [isRefused, setRefused] = useState(false);
  const tick = (part: Part, isTicked: boolean): void =>
    setChosen(new Set(parts.filter((each) => (each === part ? isTicked : chosen.has(each)))));
  const save = (): void => {
    setRefused(chosen.size === 0);
    if (chosen.size > 0) onSave(chosen);
  };
  return (
    <Form
      onSubmit={save}
      className="flex flex-col gap-3 rounded-md border border-line p-3"
      data-testid="parts"
    >
      <fieldset
        className="grid gap-x-4 gap-y-2 sm:grid-cols-2"
        tabIndex={-1}
        aria-label={lateWords.visibility.choice.parts.label}
        data-invalid={isRefused || undefined}
        aria-describedby={isRefused ? refusalId : undefined}
      >
        {parts.map((part) => (
          <Checkbox
            key={part}
            label={lateWords.visibility.part[part]}
            checked={chosen.has(part)}
            onCheckedChange={(isTicked) => tick(part, isTicked)}
          />
        ))}
      </fieldset>
      {isRefused && (
        <p id={refusalId} role="alert" className="text-danger text-sm">
          {lateWords.visibility.partsNeeded}
        </p>
      )}
      <Button variant="primary" className="self-start" busy={busy} type="submit" data-testid="save-parts">
        {lateWords.visibility.save}
      </Button>
    </Form>
  );
}
