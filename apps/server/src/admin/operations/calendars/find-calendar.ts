import { parseAor } from "@porchlight/accounts";
import { ok, type Result } from "@porchlight/kernel";
import type { CalendarName, CalendarRecord } from "@porchlight/store";
import type { OperationDeps } from "../../deps";
import { type Problem, refuse } from "../../problem";
import { say } from "../../sayings";

/** A calendar by its owner as somebody wrote it, and its name. */
export async function findCalendar(
  { stores }: Pick<OperationDeps, "stores">,
  { aor, name }: CalendarName,
): Promise<Result<CalendarRecord, Problem>> {
  const address = parseAor(aor);
  if (!address.ok) return refuse("invalid-input", address.error, "aor");
  const found = await stores.calendars.find({ aor: address.value.aor, name });
  return found === undefined ? refuse("calendar-not-found", say("names-no-calendar"), "name") : ok(found);
}
