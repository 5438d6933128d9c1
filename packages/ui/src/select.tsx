"use client";
import { ChevronDown } from "lucide-react";
import type { ComponentProps } from "react";
import { cn } from "./cn";
import { controlClasses, FieldFrame, type FieldProps } from "./field";

export interface SelectOption<Value extends string = string> {
  readonly value: Value;
  readonly label: string;
}

export interface SelectProps extends FieldProps, Omit<ComponentProps<"select">, "id" | "className"> {
  readonly className?: string;
  readonly options: readonly SelectOption[];
}

/** A choice of one. The platform's own list: best for phones, screen readers and a strict policy on styles. */
export function Select({ label, hint, error, hideLabel, className, options, ...select }: SelectProps) {
  return (
    <FieldFrame label={label} hint={hint} error={error} hideLabel={hideLabel ?? false} className={className}>
      {(ids) => (
        <div className="relative flex min-w-0 items-center">
          <select {...ids} {...select} className={cn(controlClasses, "appearance-none pr-9")}>
            {options.map(({ value, label: text }) => (
              <option key={value} value={value} className="bg-surface text-text">
                {text}
              </option>
            ))}
          </select>
          <ChevronDown
            aria-hidden="true"
            className="pointer-events-none absolute right-3 size-4 text-text-muted"
          />
        </div>
      )}
    </FieldFrame>
  );
}
