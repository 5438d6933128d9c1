import { Skeleton } from "@porchlight/ui";
import { useSay } from "~/words/words-provider";
import { Brand } from "./brand";
import { rooms } from "./rooms";

/** The frame while it is read who is there: the same lines, nothing in them. */
export function FrameSkeleton() {
  const say = useSay();
  return (
    <div className="flex min-h-dvh" aria-busy="true">
      <div className="hidden w-52 shrink-0 flex-col gap-4 border-line border-r p-3 lg:flex">
        <Brand className="h-9 px-3 text-text-muted" />
        <div className="flex flex-col gap-0.5">
          {rooms.map(({ href }) => (
            <div key={href} className="flex h-9 items-center px-3">
              <Skeleton className="h-4 w-28" />
            </div>
          ))}
        </div>
      </div>
      <div className="flex min-w-0 flex-1 flex-col">
        <div className="h-14 border-line border-b" />
        <main className="flex flex-col gap-6 p-4 sm:p-6">
          <h1 className="sr-only">{say("frame.porchlightConsoleIsLoading")}</h1>
          <Skeleton className="h-7 w-44" />
          <Skeleton className="h-40 w-full" />
        </main>
      </div>
    </div>
  );
}
