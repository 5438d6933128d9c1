import { cn } from "@porchlight/ui";
import type { ReactNode } from "react";

export interface PageProps {
  readonly title: string;
  /** One line of what it is. */
  readonly line: ReactNode;
  readonly actions?: ReactNode;
  /** The list takes what is left of the height and scrolls inside itself. */
  readonly fill?: boolean;
  /** What comes and goes while one reads: at the foot of the window, where it pushes nothing. */
  readonly notices?: ReactNode;
  readonly children: ReactNode;
}

/** Anatomy of every page: title, one line, actions, then filters and content. */
export function Page({ title, line, actions, fill = false, notices, children }: PageProps) {
  return (
    <div
      className={cn(
        "flex w-full flex-col gap-4 p-4 sm:p-6",
        fill ? "min-h-full flex-1" : "mx-auto max-w-6xl",
        notices !== undefined && "flex-1",
      )}
    >
      <header className="flex flex-wrap items-end justify-between gap-x-6 gap-y-3">
        <div className="min-w-0">
          <h1 className="font-semibold text-xl">{title}</h1>
          <p className="text-text-muted">{line}</p>
        </div>
        {actions === undefined ? null : <div className="flex flex-wrap gap-2">{actions}</div>}
      </header>
      {children}
      {notices === undefined ? null : (
        <div className="sticky bottom-4 mt-auto flex flex-col gap-2 empty:hidden">{notices}</div>
      )}
    </div>
  );
}
