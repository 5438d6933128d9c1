import { defineOperation } from "../../operation";
import { ANY_ROLE } from "../../role";
import { identitySchema } from "./session";

export const showMe = defineOperation({
  id: "showMe",
  method: "GET",
  path: "/api/v1/session",
  tag: "Session",
  summary: "Who is signed in",
  roles: ANY_ROLE,
  beforeSecondFactor: true,
  status: 200,
  response: identitySchema,
  problems: [],
});
