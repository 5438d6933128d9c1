import { lateWords } from "../words/late-words";
import { type Choice, choices } from "./choice";

export interface ChoiceListProps {
  readonly label: string;
  /** Undefined while it is not known. */
  readonly chosen: Choice | undefined;
  readonly onChoose: (choice: Choice) => void;
}

/** What somebody can see: one of six. */
export function ChoiceList({ label, chosen, onChoose }: ChoiceListProps) {
  return (
    <fieldset
      className="divide-y divide-line overflow-hidden rounded-md border border-line bg-surface"
      aria-label={label}
      data-testid="choices"
    >
      {choices.map((choice) => (
        <label
          key={choice}
          className="flex min-h-12 cursor-pointer items-center gap-3 px-3 py-1.5 hover:bg-surface-raised has-checked:bg-surface-raised has-focus-visible:outline-2 has-focus-visible:-outline-offset-2 has-focus-visible:outline-accent"
        >
          <input
            type="radio"
            name="choice"
            className="size-4 shrink-0 accent-[var(--text)]"
            checked={chosen === choice}
            onChange={() => onChoose(choice)}
            data-testid={`choice-${choice}`}
          />
          <span className="min-w-0 grow">
            <span className="block">{lateWords.visibility.choice[choice].label}</span>
            <span className="block text-sm text-text-muted">{lateWords.visibility.choice[choice].help}</span>
          </span>
        </label>
      ))}
    </fieldset>
  );
}
