import type { Instant } from "@porchlight/kernel";
import { hasSucceeded, type NumberedRecord, type RecordSource } from "./charging-record";

/** Which records are wanted; what is left out does not matter. */
export interface RecordFilter {
  /** Caller or called. */
  readonly user?: string | undefined;
  readonly event?: string | undefined;
  readonly method?: string | undefined;
  readonly source?: RecordSource | undefined;
  readonly outcome?: "success" | "failure" | undefined;
  /** The first instant of an answer that counts. */
  readonly since?: Instant | undefined;
  /** The first that does not. */
  readonly until?: Instant | undefined;
}

export function matchesFilter({ record }: NumberedRecord, filter: RecordFilter): boolean {
  const { user, event, method, source, outcome, since, until } = filter;
  if (user !== undefined && record.caller !== user && record.called !== user) return false;
  if (event !== undefined && record.event !== event) return false;
  if (method !== undefined && record.method !== method) return false;
  if (source !== undefined && record.source !== source) return false;
  if (outcome !== undefined && hasSucceeded(record) !== (outcome === "success")) return false;
  if (since !== undefined && record.answeredAt < since) return false;
  return until === undefined || record.answeredAt < until;
}

/** What the records of a filter come to, for each method and package. */
export interface RecordTotal {
  readonly method: string;
  readonly event: string;
  readonly succeeded: number;
  readonly failed: number;
  /** Octets of bodies. */
  readonly octets: number;
}
