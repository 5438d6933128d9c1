"use client";
import { ErrorState } from "@porchlight/ui";

export default function PageFailed({ reset }: { readonly error: Error; readonly reset: () => void }) {
  return (
    <main className="flex min-h-dvh items-center justify-center">
      <ErrorState title="This page failed" onRetry={reset}>
        The fault is in the console, not in what you did. The office goes on. Try again; when it comes back,
        report it with what you did before.
      </ErrorState>
    </main>
  );
}
