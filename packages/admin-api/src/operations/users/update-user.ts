import { z } from "zod";
import { accountKindSchema, displayNameSchema, serviceProfileSchema } from "../../fields";
import { defineOperation } from "../../operation";
import { RUNS_THE_OFFICE } from "../../role";
import { userParams, userSchema } from "./user";

export const updateUser = defineOperation({
  id: "updateUser",
  method: "PATCH",
  path: "/api/v1/users/{aor}",
  tag: "Users",
  summary: "Change display name, kind, services, or disable and enable; what is taken away ends at once",
  roles: RUNS_THE_OFFICE,
  params: userParams,
  body: z
    .strictObject({
      displayName: displayNameSchema.optional(),
      kind: accountKindSchema.optional(),
      disabled: z.boolean().optional(),
      services: serviceProfileSchema.partial().optional().describe("What is not named stays as it is"),
    })
    .refine((change) => Object.keys(change).length > 0, "names-nothing-to-change"),
  status: 200,
  response: userSchema,
  problems: ["user-not-found"],
});
