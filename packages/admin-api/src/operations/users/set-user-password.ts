import { z } from "zod";
import { passwordSchema } from "../../fields";
import { defineOperation } from "../../operation";
import { RUNS_THE_OFFICE } from "../../role";
import { userParams } from "./user";

export const setUserPassword = defineOperation({
  id: "setUserPassword",
  method: "PUT",
  path: "/api/v1/users/{aor}/password",
  tag: "Users",
  summary: "Set the password of a user; it is never shown again",
  roles: RUNS_THE_OFFICE,
  params: userParams,
  body: z.strictObject({ password: passwordSchema }),
  status: 204,
  problems: ["user-not-found"],
});
