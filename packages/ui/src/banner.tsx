import type { ReactNode } from "react";
import { cn } from "./cn";

const tones = {
  info: "border-line",
  warn: "border-warn/50",
  danger: "border-danger/50",
  ok: "border-ok/50",
} as const;

const iconTones = { info: undefined, warn: "text-warn", danger: "text-danger", ok: "text-ok" } as const;

const shapes = { card: "border rounded-md", strip: "border-t" } as const;

export interface BannerProps {
  readonly tone?: keyof typeof tones | undefined;
  readonly shape?: keyof typeof shapes | undefined;
  readonly icon?: ReactNode;
  readonly action?: ReactNode;
  readonly children: ReactNode;
  readonly className?: string;
  /** `alert` interrupts a screen reader, `status` waits, `none` is for what stands there or ticks: it is not news. */
  readonly role?: "alert" | "status" | "none";
}

/** A line that concerns all of the content. */
export function Banner({
  tone = "info",
  shape = "card",
  icon,
  action,
  children,
  className,
  role = "status",
}: BannerProps) {
  return (
    <div
      role={role}
      className={cn(
        "flex flex-wrap items-center gap-x-3 gap-y-1 bg-surface-raised px-4 py-2 text-base text-text",
        tones[tone],
        shapes[shape],
        className,
      )}
    >
      {icon === undefined ? null : (
        <span aria-hidden="true" className={cn("[&_svg]:size-4", iconTones[tone])}>
          {icon}
        </span>
      )}
      <div className="min-w-0 flex-1 break-words">{children}</div>
      {action}
    </div>
  );
}
