"use client";
import type { UseQueryResult } from "@tanstack/react-query";
import type { ReactNode } from "react";
import { FaultState } from "./fault-state";

export interface QueryStateProps<Data> {
  readonly query: Pick<
    UseQueryResult<Data>,
    "data" | "isError" | "error" | "failureCount" | "failureReason" | "refetch"
  >;
  /** The shape of the real thing. */
  readonly skeleton: ReactNode;
  readonly children: (data: Data) => ReactNode;
}

/** What was read, however old; before that its skeleton, or why there is nothing. */
export function QueryState<Data>({ query, skeleton, children }: QueryStateProps<Data>) {
  if (query.data !== undefined) return children(query.data);
  if (query.isError) return <FaultState error={query.error} onRetry={() => void query.refetch()} />;
  if (query.failureCount > 1) return <FaultState error={query.failureReason} />;
  return <div aria-busy="true">{skeleton}</div>;
}
