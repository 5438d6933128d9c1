import { cn } from "./cn";
import { initialsOf } from "./initials";

export interface AvatarProps {
  readonly name: string;
  readonly address?: string;
  /** URL of a picture that the page made itself, of octets that it has checked. */
  readonly source?: string;
  readonly size?: "sm" | "md" | "lg" | "xl";
  readonly className?: string;
}

const SIZES = { sm: "size-6 text-xs", md: "size-8 text-sm", lg: "size-12 text-lg", xl: "size-20 text-2xl" };

/** A picture, or initials, on a quiet disc. Decoration: the name stands beside it. */
export function Avatar({ name, address = "", source, size = "md", className }: AvatarProps) {
  return (
    <span
      aria-hidden="true"
      className={cn(
        "inline-flex shrink-0 select-none items-center justify-center overflow-hidden rounded-full border border-line bg-surface-raised font-medium text-text-muted",
        SIZES[size],
        className,
      )}
    >
      {source === undefined ? (
        initialsOf(name, address)
      ) : (
        <img src={source} alt="" className="size-full object-cover" draggable={false} />
      )}
    </span>
  );
}
