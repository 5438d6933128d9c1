"use client";
import { Button, EmptyState } from "@porchlight/ui";
import Link from "next/link";
import { useSay } from "~/words/words-provider";

export default function NotFound() {
  const say = useSay();
  return (
    <main className="flex min-h-dvh items-center justify-center">
      <EmptyState
        title={say("pages.notFound")}
        action={
          <Button asChild>
            <Link href="/">{say("pages.goToOverview")}</Link>
          </Button>
        }
      >
        {say("pages.notFoundDetail")}
      </EmptyState>
    </main>
  );
}
