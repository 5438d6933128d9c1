"use client";
import { ChipGroup, Skeleton } from "@porchlight/ui";
import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { admin } from "~/api/admin";
import { QueryState } from "~/parts/query-state";
import { SourceText } from "~/parts/source-text";
import type { Say } from "~/words/say";
import { useSay } from "~/words/words-provider";
import { DiffView } from "./diff-view";
import { layoutsOf } from "./document-layout";

export interface VersionChangesProps {
  readonly selector: string;
  readonly version: number;
}

const waysOf = (say: Say) =>
  [...layoutsOf(say), { value: "patch", label: say("documents.xcapPatch") }] as const;

type Way = ReturnType<typeof waysOf>[number]["value"];

/** What a version changed since the one before: as text, or as the patch that clients are sent. */
export function VersionChanges({ selector, version }: VersionChangesProps) {
  const say = useSay();
  const [way, setWay] = useState<Way>("indented");
  const layout = way === "stored" ? "stored" : "indented";
  const query = useQuery({
    queryKey: ["document-changes", selector, version, layout],
    queryFn: ({ signal }) =>
      admin.compareDocumentVersions({ params: { selector, version }, query: { layout }, signal }),
  });
  return (
    <div className="flex flex-col gap-3">
      <ChipGroup
        label={say("documents.shown")}
        value={way}
        options={waysOf(say)}
        onChange={(next) => setWay(next ?? way)}
      />
      <QueryState query={query} skeleton={<Skeleton className="h-24 w-full" />}>
        {({ since, diff, patch }) =>
          way === "patch" ? (
            <PatchText text={patch} />
          ) : (
            <DiffView
              label={
                since === 0
                  ? say("documents.whatItWasCreatedWith")
                  : say("documents.changesSinceVersionSince", { since: String(since) })
              }
              diff={diff}
            />
          )
        }
      </QueryState>
    </div>
  );
}

function PatchText({ text }: { readonly text: string | null }) {
  const say = useSay();
  if (text === null) {
    return <p className="text-text-muted">{say("documents.thereIsAPatchOnlyWhere")}</p>;
  }
  return <SourceText label={say("documents.xcapPatch")} text={text} withheld={false} />;
}
