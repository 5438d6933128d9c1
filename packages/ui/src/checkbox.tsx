"use client";
import { Check, Minus } from "lucide-react";
import { Checkbox as Primitive } from "radix-ui";
import { type ReactNode, useId } from "react";
import { cn } from "./cn";

export interface CheckboxProps {
  readonly label: ReactNode;
  readonly hideLabel?: boolean;
  readonly checked: boolean | "indeterminate";
  readonly onCheckedChange: (checked: boolean) => void;
  readonly disabled?: boolean;
  readonly className?: string;
}

/** One of several things that may be ticked. */
export function Checkbox({
  label,
  hideLabel = false,
  checked,
  onCheckedChange,
  disabled = false,
  className,
}: CheckboxProps) {
  const id = useId();
  return (
    <div className={cn("flex items-center gap-2", className)}>
      <Primitive.Root
        id={id}
        checked={checked}
        onCheckedChange={(next) => onCheckedChange(next === true)}
        disabled={disabled}
        className="inline-flex size-6 shrink-0 items-center justify-center rounded-sm border border-line-strong bg-surface text-canvas disabled:opacity-50 data-[state=checked]:border-text data-[state=indeterminate]:border-text data-[state=checked]:bg-text data-[state=indeterminate]:bg-text"
      >
        <Primitive.Indicator>
          {checked === "indeterminate" ? <Minus className="size-4" /> : <Check className="size-4" />}
        </Primitive.Indicator>
      </Primitive.Root>
      <label htmlFor={id} className={hideLabel ? "sr-only" : undefined}>
        {label}
      </label>
    </div>
  );
}
