"use client";
import { Button, Card } from "@porchlight/ui";
import Link from "next/link";
import { useMay } from "~/api/use-identity";

/** What to do while there is no user. */
export function FirstSteps({ domain }: { readonly domain: string | undefined }) {
  const mayCreate = useMay("createUser");
  return (
    <Card className="flex flex-wrap items-center justify-between gap-4">
      <div>
        <h2 className="font-semibold">Nobody has an address here yet</h2>
        <p className="text-text-muted">
          Create users of {domain ?? "your domain"}. Then they sign in with a softphone, a desk phone or the
          watcher.
        </p>
      </div>
      {mayCreate ? (
        <div className="flex flex-wrap gap-2">
          <Button asChild>
            <Link href="/users/import">Import a CSV</Link>
          </Button>
          <Button asChild variant="primary">
            <Link href="/users?open=new">Create a user</Link>
          </Button>
        </div>
      ) : null}
    </Card>
  );
}
