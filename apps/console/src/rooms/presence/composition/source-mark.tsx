import { cn } from "@porchlight/ui";

export interface SourceMarkProps {
  readonly letter: string;
  /** What it says does not count. */
  readonly isOverruled?: boolean;
}

/** The letter of a source. */
export function SourceMark({ letter, isOverruled = false }: SourceMarkProps) {
  return (
    <span
      className={cn(
        "inline-flex h-5 min-w-5 items-center justify-center rounded-sm border border-line px-1 font-medium text-xs",
        isOverruled ? "text-text-muted line-through" : "bg-surface-raised",
      )}
    >
      <span className="sr-only">{isOverruled ? "overruled: source " : "source "}</span>
      {letter}
    </span>
  );
}
