import { parseAor } from "@porchlight/accounts";
import { ok } from "@porchlight/kernel";
import { type AdminContext, actorBehind } from "../context";
import { deleteCalendar } from "../operations/calendars/delete-calendar";
import { findCalendar } from "../operations/calendars/find-calendar";
import { putCalendar } from "../operations/calendars/put-calendar";
import { refuse } from "../problem";
import { calendarRow } from "../views/calendar-row";
import type { Handlers } from "./handlers";

type CalendarHandlers = Pick<
  Handlers,
  "listCalendars" | "showCalendar" | "putCalendar" | "deleteCalendar" | "fetchCalendar"
>;

export function calendarRoutes({ deps, operations, live }: AdminContext): CalendarHandlers {
  const { calendars, clock, stores } = deps;
  return {
    listCalendars: async ({ query }) => {
      const address = query.aor === undefined ? undefined : parseAor(query.aor);
      if (address?.ok === false) return refuse("invalid-input", address.error, "aor");
      const all = await stores.calendars.list();
      const shown = all.filter(({ aor }) => address === undefined || aor === address.value.aor);
      return ok({ items: shown.map((record) => calendarRow(record, calendars, clock())) });
    },

    showCalendar: async ({ params }) => {
      const found = await findCalendar(deps, params);
      return found.ok ? ok(calendarRow(found.value, calendars, clock())) : found;
    },

    putCalendar: async ({ params, body, request }) => {
      const put = await putCalendar({ ...operations, calendars }, actorBehind(request), params, body);
      if (!put.ok) return put;
      live.changed("users", [put.value.aor]);
      return ok(calendarRow(put.value, calendars, clock()));
    },

    deleteCalendar: ({ params, request }) => deleteCalendar(deps, actorBehind(request), params),

    fetchCalendar: async ({ params }) => {
      const found = await findCalendar(deps, params);
      if (!found.ok) return found;
      await calendars.agent?.fetchNow(found.value);
      const fetched = await findCalendar(deps, params);
      return fetched.ok ? ok(calendarRow(fetched.value, calendars, clock())) : fetched;
    },
  };
}
