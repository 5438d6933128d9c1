"use client";
import { Check } from "lucide-react";
import { type KeyboardEvent, type ReactNode, useId } from "react";
import { cn } from "./cn";

export interface CheckboxProps {
  readonly label: ReactNode;
  readonly hideLabel?: boolean;
  readonly checked: boolean;
  readonly onCheckedChange: (checked: boolean) => void;
  readonly disabled?: boolean;
  /** Id of the text that says more about it. */
  readonly describedBy?: string;
  readonly className?: string;
}

/** Only the space bar ticks a box; Enter would send the form that it is in. */
const keepForm = (event: KeyboardEvent): void => {
  if (event.key === "Enter") event.preventDefault();
};

/** One of several things that may be ticked: the platform's own box, drawn in our colours. */
export function Checkbox({
  label,
  hideLabel = false,
  checked,
  onCheckedChange,
  disabled = false,
  describedBy,
  className,
}: CheckboxProps) {
  const id = useId();
  return (
    <div className={cn("flex items-center gap-2", className)}>
      <span className="relative inline-flex size-6 shrink-0 items-center justify-center">
        <input
          type="checkbox"
          id={id}
          checked={checked}
          onChange={(event) => onCheckedChange(event.target.checked)}
          onKeyDown={keepForm}
          disabled={disabled}
          aria-describedby={describedBy}
          className="peer absolute inset-0 cursor-pointer appearance-none rounded-sm border border-line-strong bg-surface checked:border-text checked:bg-text disabled:cursor-default disabled:opacity-50"
        />
        <Check
          aria-hidden="true"
          className="pointer-events-none relative size-4 text-canvas opacity-0 peer-checked:opacity-100"
        />
      </span>
      <label htmlFor={id} className={hideLabel ? "sr-only" : undefined}>
        {label}
      </label>
    </div>
  );
}
