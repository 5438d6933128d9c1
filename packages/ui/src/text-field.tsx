"use client";
import type { ComponentProps, ReactNode } from "react";
import { cn } from "./cn";
import { controlClasses, FieldFrame, type FieldProps } from "./field";

export interface TextFieldProps extends FieldProps, Omit<ComponentProps<"input">, "id" | "className"> {
  readonly className?: string;
  /** URIs, tags and SIP are set in the mono face. */
  readonly mono?: boolean;
  /** Sits inside the field at its end, such as a button that shows a password. */
  readonly trailing?: ReactNode;
  readonly leading?: ReactNode;
}

/** One line of text with label, hint and error. */
export function TextField({
  label,
  hint,
  error,
  hideLabel,
  className,
  mono = false,
  leading,
  trailing,
  ...input
}: TextFieldProps) {
  return (
    <FieldFrame label={label} hint={hint} error={error} hideLabel={hideLabel ?? false} className={className}>
      {(ids) => (
        <div className="relative flex min-w-0 items-center">
          {leading === undefined ? null : (
            <span className="pointer-events-none absolute left-3 text-text-muted [&_svg]:size-4">
              {leading}
            </span>
          )}
          <input
            {...ids}
            {...input}
            className={cn(
              controlClasses,
              mono && "font-mono",
              leading !== undefined && "pl-9",
              trailing !== undefined && "pr-10",
            )}
          />
          {trailing === undefined ? null : <span className="absolute right-0.5">{trailing}</span>}
        </div>
      )}
    </FieldFrame>
  );
}

export interface TextAreaProps extends FieldProps, Omit<ComponentProps<"textarea">, "id" | "className"> {
  readonly className?: string;
  readonly mono?: boolean;
}

/** Several lines of text with label, hint and error. */
export function TextArea({
  label,
  hint,
  error,
  hideLabel,
  className,
  mono = false,
  rows = 6,
  ...area
}: TextAreaProps) {
  return (
    <FieldFrame label={label} hint={hint} error={error} hideLabel={hideLabel ?? false} className={className}>
      {(ids) => (
        <textarea
          {...ids}
          {...area}
          rows={rows}
          className={cn(controlClasses, "h-auto! py-2 pointer-coarse:h-auto!", mono && "font-mono text-sm!")}
        />
      )}
    </FieldFrame>
  );
}
