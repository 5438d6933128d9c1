import type { ComponentProps } from "react";
import { cn } from "./cn";

const tones = {
  neutral: "border-line bg-surface-raised text-text-muted",
  ok: "border-ok/40 text-ok",
  warn: "border-warn/40 text-warn",
  danger: "border-danger/40 text-danger",
} as const;

export interface BadgeProps extends ComponentProps<"span"> {
  readonly tone?: keyof typeof tones | undefined;
}

/** One word of state; the word tells, the colour only helps. */
export function Badge({ tone = "neutral", className, ...rest }: BadgeProps) {
  return (
    <span
      className={cn(
        "inline-flex max-w-full items-center gap-1 whitespace-nowrap rounded-sm border px-1.5 font-medium text-xs leading-5",
        tones[tone],
        className,
      )}
      {...rest}
    />
  );
}
