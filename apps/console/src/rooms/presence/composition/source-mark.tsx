import { cn } from "@porchlight/ui";
import { useSay } from "~/words/words-provider";

export interface SourceMarkProps {
  readonly letter: string;
  /** What it says does not count. */
  readonly isOverruled?: boolean;
}

/** The letter of a source. */
export function SourceMark({ letter, isOverruled = false }: SourceMarkProps) {
  const say = useSay();
  return (
    <span
      className={cn(
        "inline-flex h-5 min-w-5 items-center justify-center rounded-sm border border-line px-1 font-medium text-xs",
        isOverruled ? "text-text-muted line-through" : "bg-surface-raised",
      )}
    >
      <span className="sr-only">
        {isOverruled ? say("presence.overruledSource") : say("presence.source")}
      </span>
      {letter}
    </span>
  );
}
