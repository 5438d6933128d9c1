import { ok, type Result } from "@porchlight/kernel";
import type { CalendarName } from "@porchlight/store";
import type { Actor } from "../../auth/actor";
import type { OperationDeps } from "../../deps";
import type { CalendarHouse } from "../../ports/calendars";
import { type Problem, refuse } from "../../problem";
import { say } from "../../sayings";
import { findCalendar } from "./find-calendar";

/** Takes a calendar away; what it said is withdrawn. */
export async function deleteCalendar(
  deps: Pick<OperationDeps, "clock" | "stores"> & { readonly calendars: CalendarHouse },
  actor: Actor,
  name: CalendarName,
): Promise<Result<undefined, Problem>> {
  const found = await findCalendar(deps, name);
  if (!found.ok) return found;
  const { aor, showsTitles } = found.value;
  const isRemoved = await deps.stores.calendars.remove(found.value, {
    ...actor,
    at: deps.clock(),
    action: "calendar.delete",
    target: `${aor} ${found.value.name}`,
    before: { showsTitles },
    after: undefined,
  });
  if (!isRemoved) return refuse("calendar-not-found", say("was-deleted-meanwhile"), "name");
  await deps.calendars.agent?.removed(found.value);
  return ok(undefined);
}
