"use client";
import type { ComponentProps } from "react";
import { cn } from "./cn";

export interface ChipProps extends ComponentProps<"button"> {
  readonly pressed: boolean;
}

/** A filter that is on or off. */
export function Chip({ pressed, className, children, ...rest }: ChipProps) {
  return (
    <button
      type="button"
      aria-pressed={pressed}
      className={cn(
        "inline-flex h-8 shrink-0 items-center gap-1.5 whitespace-nowrap rounded-full border px-3 text-sm transition-colors pointer-coarse:h-10",
        pressed
          ? "border-text bg-text text-canvas hover:bg-text/85"
          : "border-line bg-surface text-text-muted hover:border-line-strong hover:text-text",
        className,
      )}
      {...rest}
    >
      {children}
    </button>
  );
}

export interface ChipGroupProps<Value extends string> {
  readonly label: string;
  readonly value: Value | undefined;
  readonly options: readonly { readonly value: Value; readonly label: string }[];
  /** Undefined when the pressed chip is released. */
  readonly onChange: (value: Value | undefined) => void;
}

/** Chips of which at most one is on. */
export function ChipGroup<Value extends string>({ label, value, options, onChange }: ChipGroupProps<Value>) {
  return (
    <fieldset className="flex min-w-0 flex-wrap gap-1.5">
      <legend className="sr-only">{label}</legend>
      {options.map((option) => (
        <Chip
          key={option.value}
          pressed={option.value === value}
          onClick={() => onChange(option.value === value ? undefined : option.value)}
        >
          {option.label}
        </Chip>
      ))}
    </fieldset>
  );
}
