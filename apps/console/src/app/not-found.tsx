"use client";
import { Button } from "@porchlight/ui";
import Link from "next/link";
import { useSay } from "~/words/words-provider";

export default function NotFound() {
  const say = useSay();
  return (
    <main className="flex min-h-dvh flex-col items-center justify-center gap-2 px-6 text-center">
      <h1 className="font-semibold text-xl">{say("pages.notFound")}</h1>
      <p className="max-w-md text-text-muted">{say("pages.notFoundDetail")}</p>
      <Button asChild className="mt-2">
        <Link href="/">{say("pages.goToOverview")}</Link>
      </Button>
    </main>
  );
}
