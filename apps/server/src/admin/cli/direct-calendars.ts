import { parseAor } from "@porchlight/accounts";
import { operations } from "@porchlight/admin-api";
import { COMMAND_LINE } from "../auth/actor";
import { checkBody } from "../http/validate";
import { deleteCalendar } from "../operations/calendars/delete-calendar";
import { putCalendar } from "../operations/calendars/put-calendar";
import { refuse } from "../problem";
import { calendarRow } from "../views/calendar-row";
import type { OfflineOffice } from "./command-context";
import type { OfficeClient } from "./direct-client";
import { orThrow } from "./or-throw";

type CalendarClient = Pick<OfficeClient, "listCalendars" | "putCalendar" | "deleteCalendar">;

/** The operations on calendars without a running server. */
export function directCalendars({ deps, calendars }: OfflineOffice): CalendarClient {
  const using = { ...deps, calendars };
  return {
    listCalendars: async (input) => {
      const wanted = input?.query?.aor;
      const address = wanted === undefined ? undefined : parseAor(wanted);
      if (address?.ok === false) return orThrow(refuse("invalid-input", address.error, "aor"));
      const all = await deps.stores.calendars.list();
      const shown = all.filter(({ aor }) => address === undefined || aor === address.value.aor);
      return { items: shown.map((record) => calendarRow(record, calendars, deps.clock())) };
    },
    putCalendar: async ({ params, body }) => {
      const checked = orThrow(checkBody(operations.putCalendar.body, body));
      const record = orThrow(await putCalendar(using, COMMAND_LINE, params, checked));
      return calendarRow(record, calendars, deps.clock());
    },
    deleteCalendar: async ({ params }) => {
      orThrow(await deleteCalendar(using, COMMAND_LINE, params));
      return undefined;
    },
  };
}
