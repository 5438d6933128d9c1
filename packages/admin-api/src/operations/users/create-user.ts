import { z } from "zod";
import {
  accountKindSchema,
  aorSchema,
  displayNameSchema,
  passwordSchema,
  serviceProfileSchema,
} from "../../fields";
import { defineOperation } from "../../operation";
import { RUNS_THE_OFFICE } from "../../role";
import { userSchema } from "./user";

export const createUser = defineOperation({
  id: "createUser",
  method: "POST",
  path: "/api/v1/users",
  tag: "Users",
  summary: "Create a user",
  roles: RUNS_THE_OFFICE,
  body: z.strictObject({
    aor: aorSchema,
    password: passwordSchema,
    displayName: displayNameSchema.default(""),
    kind: accountKindSchema.default("person"),
    disabled: z.boolean().default(false),
    services: serviceProfileSchema.partial().default({}).describe("On where nothing is said"),
  }),
  status: 201,
  response: userSchema,
  problems: ["user-exists", "foreign-domain"],
});
