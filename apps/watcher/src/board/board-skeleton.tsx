import { Skeleton } from "@porchlight/ui";
import { words } from "../words/words";

const widths = ["w-40", "w-28", "w-32"] as const;

/** Rows of the real shape while the contacts are being read. */
export function BoardSkeleton() {
  return (
    <div role="status" data-testid="board-loading">
      <span className="sr-only">{words.board.loading}</span>
      <div aria-hidden="true" className="mb-4 flex gap-2">
        <Skeleton className="h-9 grow pointer-coarse:h-11" />
        <Skeleton className="h-9 w-32 pointer-coarse:h-11" />
      </div>
      <ul
        aria-hidden="true"
        className="divide-y divide-line overflow-hidden rounded-md border border-line bg-surface"
      >
        {widths.map((width) => (
          <li key={width} className="flex min-h-14 items-center gap-3 px-3 py-2">
            <Skeleton className="size-4 rounded-full!" />
            <span className="grow">
              <Skeleton className={`h-4 ${width}`} />
            </span>
            <Skeleton className="h-4 w-16" />
          </li>
        ))}
      </ul>
    </div>
  );
}
