import type { ComponentProps, ReactNode } from "react";
import { cn } from "./cn";

/** A panel with a hairline. */
export function Card({ className, ...rest }: ComponentProps<"section">) {
  return <section className={cn("rounded-md border border-line bg-surface p-4", className)} {...rest} />;
}

export interface CardHeaderProps {
  readonly title: ReactNode;
  readonly hint?: ReactNode;
  readonly trailing?: ReactNode;
  readonly id?: string;
}

export function CardHeader({ title, hint, trailing, id }: CardHeaderProps) {
  return (
    <header className="flex items-start justify-between gap-3">
      <div className="min-w-0">
        <h2 id={id} className="font-semibold">
          {title}
        </h2>
        {hint === undefined ? null : <p className="text-sm text-text-muted">{hint}</p>}
      </div>
      {trailing}
    </header>
  );
}
