import { defineOperation } from "../../operation";
import { RUNS_THE_OFFICE } from "../../role";
import { calendarParams } from "./calendar";

export const deleteCalendar = defineOperation({
  id: "deleteCalendar",
  method: "DELETE",
  path: "/api/v1/users/{aor}/calendars/{name}",
  tag: "Calendars",
  summary: "Take a calendar away; what it said is withdrawn",
  roles: RUNS_THE_OFFICE,
  params: calendarParams,
  status: 204,
  problems: ["calendar-not-found"],
});
