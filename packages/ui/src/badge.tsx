import { cva, type VariantProps } from "class-variance-authority";
import type { ComponentProps } from "react";
import { cn } from "./cn";

const badgeVariants = cva(
  "inline-flex max-w-full items-center gap-1 whitespace-nowrap rounded-sm border px-1.5 font-medium text-xs leading-5",
  {
    variants: {
      tone: {
        neutral: "border-line bg-surface-raised text-text-muted",
        ok: "border-ok/40 text-ok",
        warn: "border-warn/40 text-warn",
        danger: "border-danger/40 text-danger",
      },
    },
    defaultVariants: { tone: "neutral" },
  },
);

export interface BadgeProps extends ComponentProps<"span">, VariantProps<typeof badgeVariants> {}

/** One word of state; the word tells, the colour only helps. */
export function Badge({ tone, className, ...rest }: BadgeProps) {
  return <span className={cn(badgeVariants({ tone }), className)} {...rest} />;
}
