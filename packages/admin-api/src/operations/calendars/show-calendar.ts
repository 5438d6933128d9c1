import { defineOperation } from "../../operation";
import { ANY_ROLE } from "../../role";
import { calendarParams, calendarSchema } from "./calendar";

export const showCalendar = defineOperation({
  id: "showCalendar",
  method: "GET",
  path: "/api/v1/users/{aor}/calendars/{name}",
  tag: "Calendars",
  summary: "One calendar",
  roles: ANY_ROLE,
  params: calendarParams,
  status: 200,
  response: calendarSchema,
  problems: ["calendar-not-found"],
});
