import type { Saying } from "@porchlight/kernel";
import type { UsageRefusal } from "../application-usage";
import type { XcapConflict } from "../conflict";

/** A usage says no with 409 constraint-failure. */
export const constraintFailure = (phrase: Saying): UsageRefusal => ({
  kind: "conflict",
  conflict: { kind: "constraint-failure", phrase },
});

export const refuse = (conflict: XcapConflict): UsageRefusal => ({ kind: "conflict", conflict });
