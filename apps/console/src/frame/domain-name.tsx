"use client";
import { useQuery } from "@tanstack/react-query";
import { admin } from "~/api/admin";
import { OVERVIEW } from "~/live/live-provider";

/** The domain that is served, the first of several. */
export function DomainName() {
  const { data } = useQuery({ queryKey: OVERVIEW, queryFn: ({ signal }) => admin.showOverview({ signal }) });
  const [first, ...others] = data?.domains ?? [];
  if (first === undefined) return null;
  return (
    <span className="min-w-0 truncate font-mono text-sm" title={data?.domains.join(", ")}>
      {first}
      {others.length > 0 ? <span className="text-text-muted"> +{others.length}</span> : null}
    </span>
  );
}
