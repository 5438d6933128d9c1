"use client";
import { type ReactNode, useId } from "react";
import { cn } from "./cn";

export interface FieldProps {
  readonly label: ReactNode;
  readonly hint?: ReactNode;
  /** What is wrong and how to mend it; announced and tied to the control. */
  readonly error?: string | undefined;
  /** The label is for assistive technology only. */
  readonly hideLabel?: boolean;
}

export interface FieldIds {
  readonly id: string;
  readonly "aria-describedby": string | undefined;
  readonly "aria-invalid": true | undefined;
}

export interface FieldFrameProps extends FieldProps {
  readonly className?: string | undefined;
  readonly children: (ids: FieldIds) => ReactNode;
}

/** Label above, hint and error below a control. */
export function FieldFrame({ label, hint, error, hideLabel = false, className, children }: FieldFrameProps) {
  const id = useId();
  const hintId = hint === undefined ? undefined : `${id}-hint`;
  const errorId = error === undefined ? undefined : `${id}-error`;
  const describedBy = [errorId, hintId].filter(Boolean).join(" ") || undefined;
  return (
    <div className={cn("flex min-w-0 flex-col gap-1.5", className)}>
      <label htmlFor={id} className={hideLabel ? "sr-only" : "font-medium text-sm"}>
        {label}
      </label>
      {children({
        id,
        "aria-describedby": describedBy,
        "aria-invalid": error === undefined ? undefined : true,
      })}
      {error === undefined ? null : (
        <p id={errorId} role="alert" className="flex gap-1.5 text-danger text-sm">
          <span aria-hidden="true">!</span>
          {error}
        </p>
      )}
      {hint === undefined ? null : (
        <p id={hintId} className="text-sm text-text-muted">
          {hint}
        </p>
      )}
    </div>
  );
}

/** Look of a control one types into. */
export const controlClasses =
  "w-full min-w-0 rounded-md border border-line-strong bg-surface px-3 text-base text-text transition-colors placeholder:text-text-muted hover:border-text-muted disabled:opacity-50 aria-invalid:border-danger h-9 pointer-coarse:h-11 pointer-coarse:text-lg";
