import { sinceText } from "../audit/audit-filters";
import type { ChargingFilters } from "./charging-filters";

/** What the filters of the page ask the server for. */
export const recordQuery = (
  { event, method, outcome, since, source, user }: ChargingFilters,
  now: number,
) => ({
  user: user.trim() || undefined,
  event: event.trim() || undefined,
  method,
  source,
  outcome,
  since: since === "all" ? undefined : sinceText(since, now),
});
