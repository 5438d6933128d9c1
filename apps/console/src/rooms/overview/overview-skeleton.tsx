import { Skeleton } from "@porchlight/ui";

const SIX = [0, 1, 2, 3, 4, 5];
const THREE = [0, 1, 2];

export function OverviewSkeleton() {
  return (
    <div className="flex flex-col gap-4">
      <div className="grid grid-cols-2 gap-px overflow-hidden rounded-md border border-line bg-line sm:grid-cols-3 xl:grid-cols-6">
        {SIX.map((tile) => (
          <div key={tile} className="flex flex-col gap-2 bg-surface p-4">
            <Skeleton className="h-4 w-20" />
            <Skeleton className="h-8 w-12" />
            <Skeleton className="h-3 w-24" />
          </div>
        ))}
      </div>
      <div className="grid gap-4 lg:grid-cols-3">
        {THREE.map((panel) => (
          <div key={panel} className="flex h-56 flex-col gap-3 rounded-md border border-line bg-surface p-4">
            <Skeleton className="h-4 w-28" />
            <Skeleton className="h-8 w-20" />
          </div>
        ))}
      </div>
    </div>
  );
}
