import { z } from "zod";
import { passwordSchema } from "../../fields";
import { defineOperation } from "../../operation";
import { OWNER_ONLY } from "../../role";

export const setOperatorPassword = defineOperation({
  id: "setOperatorPassword",
  method: "PUT",
  path: "/api/v1/operators/{name}/password",
  tag: "Operators",
  summary: "Set the password of an operator, whose sessions end",
  roles: OWNER_ONLY,
  params: z.object({ name: z.string().min(1).max(128) }),
  body: z.strictObject({ password: passwordSchema }),
  status: 204,
  problems: ["operator-not-found"],
});
