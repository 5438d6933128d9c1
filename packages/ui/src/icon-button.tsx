"use client";
import { cva, type VariantProps } from "class-variance-authority";
import type { ComponentProps, ReactNode } from "react";
import { cn } from "./cn";
import { Tooltip } from "./tooltip";
import type { TooltipSide } from "./tooltip-place";

const iconButtonVariants = cva(
  "inline-flex shrink-0 items-center justify-center rounded-md transition-colors disabled:cursor-not-allowed disabled:opacity-50 [&_svg]:size-4",
  {
    variants: {
      variant: {
        ghost: "text-text-muted hover:bg-surface-raised hover:text-text",
        secondary: "border border-line bg-surface text-text hover:bg-surface-raised",
        danger: "text-danger hover:bg-danger/10",
      },
      size: { sm: "size-8 pointer-coarse:size-10", md: "size-9 pointer-coarse:size-11" },
    },
    defaultVariants: { variant: "ghost", size: "md" },
  },
);

export interface IconButtonProps
  extends Omit<ComponentProps<"button">, "aria-label">,
    VariantProps<typeof iconButtonVariants> {
  /** Accessible name, shown as tooltip. */
  readonly label: string;
  readonly tooltipSide?: TooltipSide;
  readonly children: ReactNode;
}

/** A button that is one icon; its name is a tooltip. */
export function IconButton({
  label,
  tooltipSide = "top",
  variant,
  size,
  className,
  children,
  ...rest
}: IconButtonProps) {
  return (
    <Tooltip label={label} side={tooltipSide}>
      <button
        type="button"
        aria-label={label}
        className={cn(iconButtonVariants({ variant, size }), className)}
        {...rest}
      >
        {children}
      </button>
    </Tooltip>
  );
}
