import type { ReactNode } from "react";
import { cn } from "./cn";

export interface EmptyStateProps {
  readonly icon?: ReactNode;
  readonly title: ReactNode;
  /** Why it is empty and what to do. */
  readonly children?: ReactNode;
  readonly action?: ReactNode;
  readonly className?: string;
}

/** Nothing here yet, or nothing after the filter. */
export function EmptyState({ icon, title, children, action, className }: EmptyStateProps) {
  return (
    <div className={cn("flex flex-col items-center justify-center gap-2 px-6 py-12 text-center", className)}>
      {icon === undefined ? null : (
        <span aria-hidden="true" className="text-text-muted [&_svg]:size-7">
          {icon}
        </span>
      )}
      <p className="wrap-anywhere font-medium">{title}</p>
      {children === undefined ? null : <div className="max-w-md text-text-muted">{children}</div>}
      {action === undefined ? null : <div className="pt-2">{action}</div>}
    </div>
  );
}
