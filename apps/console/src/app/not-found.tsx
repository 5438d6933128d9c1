"use client";
import { Button, EmptyState } from "@porchlight/ui";
import Link from "next/link";

export default function NotFound() {
  return (
    <main className="flex min-h-dvh items-center justify-center">
      <EmptyState
        title="There is no such page"
        action={
          <Button asChild>
            <Link href="/">Go to the overview</Link>
          </Button>
        }
      >
        The address may be misspelt, or belong to another version of the console.
      </EmptyState>
    </main>
  );
}
