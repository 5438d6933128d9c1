import { cn } from "@porchlight/ui";

/** The lamp and the name. */
export function Brand({
  collapsed = false,
  className,
}: {
  readonly collapsed?: boolean;
  readonly className?: string;
}) {
  return (
    <span className={cn("inline-flex items-center gap-2.5 font-semibold", className)}>
      <svg viewBox="0 0 20 20" aria-hidden="true" className="size-5 shrink-0" fill="none">
        <path
          d="M4 9.5 10 3.5l6 6V16a1.5 1.5 0 0 1-1.5 1.5h-9A1.5 1.5 0 0 1 4 16z"
          stroke="currentColor"
          strokeWidth="1.75"
          strokeLinejoin="round"
        />
        <circle cx="10" cy="12" r="2.5" fill="currentColor" />
      </svg>
      <span className={collapsed ? "sr-only" : undefined}>Porchlight</span>
    </span>
  );
}
