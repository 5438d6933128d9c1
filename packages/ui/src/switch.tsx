"use client";
import { Switch as Primitive } from "radix-ui";
import { type ReactNode, useId } from "react";
import { cn } from "./cn";

export interface SwitchProps {
  readonly label: ReactNode;
  readonly hint?: ReactNode;
  readonly checked: boolean;
  readonly onCheckedChange: (checked: boolean) => void;
  readonly disabled?: boolean;
  readonly className?: string;
}

/** Something that is on or off from now on. */
export function Switch({ label, hint, checked, onCheckedChange, disabled = false, className }: SwitchProps) {
  const id = useId();
  return (
    <div className={cn("flex items-start gap-3", className)}>
      <Primitive.Root
        id={id}
        checked={checked}
        onCheckedChange={onCheckedChange}
        disabled={disabled}
        aria-describedby={hint === undefined ? undefined : `${id}-hint`}
        className="inline-flex h-6 w-10 shrink-0 items-center rounded-full border border-line-strong bg-surface-raised px-0.5 transition-colors disabled:opacity-50 data-[state=checked]:border-ok data-[state=checked]:bg-ok"
      >
        <Primitive.Thumb className="size-4.5 rounded-full bg-text transition-transform data-[state=checked]:translate-x-4 data-[state=checked]:bg-canvas" />
      </Primitive.Root>
      <div className="flex flex-col gap-0.5">
        <label htmlFor={id} className="pt-0.5 font-medium">
          {label}
        </label>
        {hint === undefined ? null : (
          <p id={`${id}-hint`} className="text-sm text-text-muted">
            {hint}
          </p>
        )}
      </div>
    </div>
  );
}
