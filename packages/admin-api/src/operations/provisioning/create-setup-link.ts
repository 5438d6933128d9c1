import { z } from "zod";
import { aorSchema, displayNameSchema } from "../../fields";
import { defineOperation } from "../../operation";
import { RUNS_THE_OFFICE } from "../../role";
import { MAX_SETUP_SECONDS, setupLinkSchema } from "./provisioning";

export const createSetupLink = defineOperation({
  id: "createSetupLink",
  method: "POST",
  path: "/api/v1/setup-links",
  tag: "Provisioning",
  summary: "Create a link that sets up a client of a user, once; it is returned this once",
  roles: RUNS_THE_OFFICE,
  body: z.strictObject({
    aor: aorSchema,
    label: displayNameSchema.default(""),
    givesPassword: z.boolean().describe("Redeeming it gives the account a new password"),
    expiresInSeconds: z.int().min(60).max(MAX_SETUP_SECONDS),
  }),
  status: 201,
  response: z.object({
    link: setupLinkSchema,
    path: z.string().describe("Of the page below the server's origin; its fragment is the secret"),
  }),
  problems: ["user-not-found"],
});
