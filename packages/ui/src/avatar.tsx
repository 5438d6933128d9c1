import { cn } from "./cn";
import { initialsOf } from "./initials";

export interface AvatarProps {
  readonly name: string;
  readonly address?: string;
  readonly size?: "sm" | "md" | "lg";
  readonly className?: string;
}

const SIZES = { sm: "size-6 text-xs", md: "size-8 text-sm", lg: "size-12 text-lg" };

/** Initials on a quiet disc. Decoration: the name stands beside it. */
export function Avatar({ name, address = "", size = "md", className }: AvatarProps) {
  return (
    <span
      aria-hidden="true"
      className={cn(
        "inline-flex shrink-0 select-none items-center justify-center rounded-full border border-line bg-surface-raised font-medium text-text-muted",
        SIZES[size],
        className,
      )}
    >
      {initialsOf(name, address)}
    </span>
  );
}
