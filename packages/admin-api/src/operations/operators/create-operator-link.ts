import { z } from "zod";
import { timestampSchema } from "../../fields";
import { defineOperation } from "../../operation";
import { OWNER_ONLY } from "../../role";
import { MAX_SETUP_SECONDS } from "../provisioning/provisioning";

export const createOperatorLink = defineOperation({
  id: "createOperatorLink",
  method: "POST",
  path: "/api/v1/operators/{name}/setup-link",
  tag: "Operators",
  summary:
    "Create a link with which an operator chooses a password, once; it is returned this once, and replaces an open one",
  roles: OWNER_ONLY,
  params: z.object({ name: z.string().min(1).max(128) }),
  body: z.strictObject({ expiresInSeconds: z.int().min(60).max(MAX_SETUP_SECONDS) }),
  status: 201,
  response: z.object({
    path: z.string().describe("Of the page below the server's origin; its fragment is the secret"),
    expiresAt: timestampSchema,
  }),
  problems: ["operator-not-found"],
});
