"use client";
import type { Counts } from "@porchlight/admin-api";
import { Button, Card } from "@porchlight/ui";
import Link from "next/link";
import { useMay } from "~/api/use-identity";
import { useSay } from "~/words/words-provider";

export interface FirstStepsProps {
  readonly counts: Counts;
  readonly domain: string | undefined;
}

/** What to do while nobody has registered or watches. */
export function FirstSteps({ counts, domain }: FirstStepsProps) {
  const say = useSay();
  const mayCreate = useMay("createUser");
  if (counts.registrations + counts.subscriptions > 0) return null;
  return (
    <Card className="flex flex-wrap items-center justify-between gap-4">
      <div>
        <h2 className="font-semibold">
          {counts.users === 0 ? say("parts.nobodyHasAnAddress") : say("overview.nobodyHasRegisteredYet")}
        </h2>
        <p className="text-text-muted">
          {say("overview.theGuideLeadsFromDomainTo", { domain: domain ?? say("overview.yourDomain") })}
        </p>
      </div>
      <div className="flex flex-wrap gap-2">
        {mayCreate && counts.users === 0 ? (
          <Button asChild>
            <Link href="/users/import">{say("overview.importACsv")}</Link>
          </Button>
        ) : null}
        <Button asChild variant="primary">
          <Link href="/guide">{say("overview.openTheGuide")}</Link>
        </Button>
      </div>
    </Card>
  );
}
