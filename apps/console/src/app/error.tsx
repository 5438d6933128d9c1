"use client";
import { ErrorState } from "@porchlight/ui";
import { useSay } from "~/words/words-provider";

export default function PageFailed({ reset }: { readonly error: Error; readonly reset: () => void }) {
  const say = useSay();
  return (
    <main className="flex min-h-dvh items-center justify-center">
      <h1 className="sr-only">{say("pages.console")}</h1>
      <ErrorState title={say("pages.failed")} onRetry={reset}>
        {say("pages.failedDetail")}
      </ErrorState>
    </main>
  );
}
