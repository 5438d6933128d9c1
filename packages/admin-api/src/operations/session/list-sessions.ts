import { z } from "zod";
import { defineOperation } from "../../operation";
import { ANY_ROLE } from "../../role";
import { sessionSchema } from "./session";

export const listSessions = defineOperation({
  id: "listSessions",
  method: "GET",
  path: "/api/v1/sessions",
  tag: "Session",
  summary: "Own sessions, the newest first",
  roles: ANY_ROLE,
  status: 200,
  response: z.object({ items: z.array(sessionSchema) }),
  problems: [],
});
