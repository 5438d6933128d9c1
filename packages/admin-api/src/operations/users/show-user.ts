import { defineOperation } from "../../operation";
import { ANY_ROLE } from "../../role";
import { userDetailSchema, userParams } from "./user";

export const showUser = defineOperation({
  id: "showUser",
  method: "GET",
  path: "/api/v1/users/{aor}",
  tag: "Users",
  summary: "One user and what is live of it",
  roles: ANY_ROLE,
  params: userParams,
  status: 200,
  response: userDetailSchema,
  problems: ["user-not-found"],
});
