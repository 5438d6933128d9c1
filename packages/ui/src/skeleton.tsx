import { cn } from "./cn";

/** A quiet block in the place of what is being read. Give it the size of the real thing. */
export function Skeleton({ className }: { readonly className?: string }) {
  return (
    <span aria-hidden="true" className={cn("block animate-pulse rounded-sm bg-surface-raised", className)} />
  );
}
