import { z } from "zod";
import { aorSchema } from "../../fields";
import { defineOperation } from "../../operation";
import { ANY_ROLE } from "../../role";
import { calendarSchema } from "./calendar";

export const listCalendars = defineOperation({
  id: "listCalendars",
  method: "GET",
  path: "/api/v1/calendars",
  tag: "Calendars",
  summary: "Calendars that turn appointments into presence, and what became of reading them",
  roles: ANY_ROLE,
  query: z.object({ aor: aorSchema.optional() }),
  status: 200,
  response: z.object({ items: z.array(calendarSchema) }),
  problems: [],
});
