"use client";
import { ChipGroup, Skeleton } from "@porchlight/ui";
import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { admin } from "~/api/admin";
import { QueryState } from "~/parts/query-state";
import { SourceText } from "~/parts/source-text";
import { DiffView } from "./diff-view";
import { LAYOUTS } from "./document-layout";

export interface VersionChangesProps {
  readonly selector: string;
  readonly version: number;
}

const WAYS = [...LAYOUTS, { value: "patch", label: "XCAP patch" }] as const;

type Way = (typeof WAYS)[number]["value"];

/** What a version changed since the one before: as text, or as the patch that clients are sent. */
export function VersionChanges({ selector, version }: VersionChangesProps) {
  const [way, setWay] = useState<Way>("indented");
  const layout = way === "stored" ? "stored" : "indented";
  const query = useQuery({
    queryKey: ["document-changes", selector, version, layout],
    queryFn: ({ signal }) =>
      admin.compareDocumentVersions({ params: { selector, version }, query: { layout }, signal }),
  });
  return (
    <div className="flex flex-col gap-3">
      <ChipGroup label="Shown" value={way} options={WAYS} onChange={(next) => setWay(next ?? way)} />
      <QueryState query={query} skeleton={<Skeleton className="h-24 w-full" />}>
        {({ since, diff, patch }) =>
          way === "patch" ? (
            <PatchText text={patch} />
          ) : (
            <DiffView
              label={since === 0 ? "What it was created with" : `Changes since version ${since}`}
              diff={diff}
            />
          )
        }
      </QueryState>
    </div>
  );
}

function PatchText({ text }: { readonly text: string | null }) {
  if (text === null) {
    return <p className="text-text-muted">There is a patch only where one text became another.</p>;
  }
  return <SourceText label="XCAP patch" text={text} withheld={false} />;
}
