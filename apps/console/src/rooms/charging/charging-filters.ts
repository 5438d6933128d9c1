import { recordOutcomes, recordSources } from "@porchlight/admin-api/client";
import { type Filtered, maybeOneOf, maybeText, oneOf, text } from "~/url/filters";

/** The URL of the room of charging. */
export const chargingFilters = {
  show: maybeOneOf(["records", "quotas", "delivery"]),
  user: text(512),
  event: text(200),
  method: maybeText(64),
  source: maybeOneOf(recordSources),
  outcome: maybeOneOf(recordOutcomes),
  since: oneOf(["hour", "day", "week", "all"], "day"),
};

export type ChargingFilters = Filtered<typeof chargingFilters>;
