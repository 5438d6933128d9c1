"use client";
import { Button, EmptyState } from "@porchlight/ui";
import { SearchX } from "lucide-react";
import type { ReactNode } from "react";
import { patchUrl } from "~/url/use-url-state";

export interface ListEmptyProps {
  /** Parameters of the URL that narrow the list, with their values. */
  readonly filters: Readonly<Record<string, unknown>>;
  /** Shown when no filter is set: what the list is for and what to do. */
  readonly children: ReactNode;
}

/** Empty by the filter, or empty altogether. */
export function ListEmpty({ filters, children }: ListEmptyProps) {
  const set = Object.entries(filters).filter(([, value]) => value !== undefined && value !== "");
  if (set.length === 0) return children;
  const clear = () => patchUrl(Object.fromEntries(set.map(([name]) => [name, undefined])));
  return (
    <EmptyState
      icon={<SearchX />}
      title="Nothing matches the filter"
      action={<Button onClick={clear}>Clear the filter</Button>}
    >
      Take something away from it to see more.
    </EmptyState>
  );
}
