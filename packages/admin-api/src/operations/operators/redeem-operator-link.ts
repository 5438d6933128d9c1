import { z } from "zod";
import { passwordSchema } from "../../fields";
import { defineOperation } from "../../operation";

export const redeemOperatorLink = defineOperation({
  id: "redeemOperatorLink",
  method: "POST",
  path: "/api/v1/operator-setup",
  tag: "Operators",
  summary: "Choose a password with a set-up link, once; the sessions of the operator end",
  roles: "public",
  body: z.strictObject({
    token: z.string().min(1).max(100).describe("The fragment of the link"),
    password: passwordSchema,
  }),
  status: 200,
  response: z.object({ name: z.string().describe("To sign in with") }),
  problems: ["setup-link-spent", "too-many-attempts"],
});
