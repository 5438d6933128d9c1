import { cva, type VariantProps } from "class-variance-authority";
import type { ReactNode } from "react";
import { cn } from "./cn";

const bannerVariants = cva("flex flex-wrap items-center gap-x-3 gap-y-1 border px-4 py-2 text-base", {
  variants: {
    tone: {
      info: "border-line bg-surface-raised text-text",
      warn: "border-warn/50 bg-surface-raised text-text",
      danger: "border-danger/50 bg-surface-raised text-text",
      ok: "border-ok/50 bg-surface-raised text-text",
    },
    shape: { card: "rounded-md", strip: "border-x-0 border-t-0" },
  },
  defaultVariants: { tone: "info", shape: "card" },
});

export interface BannerProps extends VariantProps<typeof bannerVariants> {
  readonly icon?: ReactNode;
  readonly action?: ReactNode;
  readonly children: ReactNode;
  readonly className?: string;
  /** `alert` interrupts a screen reader, `status` waits. */
  readonly role?: "alert" | "status";
}

/** A line above the content that concerns all of it. */
export function Banner({ tone, shape, icon, action, children, className, role = "status" }: BannerProps) {
  return (
    <div role={role} className={cn(bannerVariants({ tone, shape }), className)}>
      {icon === undefined ? null : (
        <span
          aria-hidden="true"
          className={cn(
            "[&_svg]:size-4",
            tone === "danger" && "text-danger",
            tone === "warn" && "text-warn",
            tone === "ok" && "text-ok",
          )}
        >
          {icon}
        </span>
      )}
      <div className="min-w-0 flex-1 break-words">{children}</div>
      {action}
    </div>
  );
}
