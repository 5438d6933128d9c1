"use client";
import { Button, EmptyState } from "@porchlight/ui";
import { SearchX } from "lucide-react";
import type { ReactNode } from "react";
import { patchUrl } from "~/url/use-url-state";
import { useSay } from "~/words/words-provider";

export interface ListEmptyProps {
  /** Parameters of the URL that narrow the list, with their values. */
  readonly filters: Readonly<Record<string, unknown>>;
  /** Shown when no filter is set: what the list is for and what to do. */
  readonly children: ReactNode;
}

/** Empty by the filter, or empty altogether. */
export function ListEmpty({ filters, children }: ListEmptyProps) {
  const say = useSay();
  const set = Object.entries(filters).filter(([, value]) => value !== undefined && value !== "");
  if (set.length === 0) return children;
  const clear = () => patchUrl(Object.fromEntries(set.map(([name]) => [name, undefined])));
  return (
    <EmptyState
      icon={<SearchX />}
      title={say("parts.nothingMatchesTheFilter")}
      action={<Button onClick={clear}>{say("parts.clearTheFilter")}</Button>}
    >
      {say("parts.takeSomethingAwayFromItTo")}
    </EmptyState>
  );
}
