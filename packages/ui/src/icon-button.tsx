"use client";
import type { ComponentProps, ReactNode } from "react";
import { cn } from "./cn";
import { Tooltip } from "./tooltip";
import type { TooltipSide } from "./tooltip-place";

const base =
  "inline-flex shrink-0 items-center justify-center rounded-md transition-colors disabled:cursor-not-allowed disabled:opacity-50 [&_svg]:size-4";

const variants = {
  ghost: "text-text-muted hover:bg-surface-raised hover:text-text",
  secondary: "border border-line bg-surface text-text hover:bg-surface-raised",
  danger: "text-danger hover:bg-danger/10",
} as const;

const sizes = { sm: "size-8 pointer-coarse:size-10", md: "size-9 pointer-coarse:size-11" } as const;

export interface IconButtonProps extends Omit<ComponentProps<"button">, "aria-label"> {
  /** Accessible name, shown as tooltip. */
  readonly label: string;
  readonly tooltipSide?: TooltipSide;
  readonly variant?: keyof typeof variants | undefined;
  readonly size?: keyof typeof sizes | undefined;
  readonly children: ReactNode;
}

/** A button that is one icon; its name is a tooltip. */
export function IconButton({
  label,
  tooltipSide = "top",
  variant = "ghost",
  size = "md",
  className,
  children,
  ...rest
}: IconButtonProps) {
  return (
    <Tooltip label={label} side={tooltipSide}>
      <button
        type="button"
        aria-label={label}
        className={cn(base, variants[variant], sizes[size], className)}
        {...rest}
      >
        {children}
      </button>
    </Tooltip>
  );
}
