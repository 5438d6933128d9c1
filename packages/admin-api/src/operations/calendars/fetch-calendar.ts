import { defineOperation } from "../../operation";
import { RUNS_THE_OFFICE } from "../../role";
import { calendarParams, calendarSchema } from "./calendar";

export const fetchCalendar = defineOperation({
  id: "fetchCalendar",
  method: "POST",
  path: "/api/v1/users/{aor}/calendars/{name}/fetch",
  tag: "Calendars",
  summary: "Fetch a feed now; the answer tells what came of it",
  roles: RUNS_THE_OFFICE,
  params: calendarParams,
  status: 200,
  response: calendarSchema,
  problems: ["calendar-not-found"],
});
