import { z } from "zod";
import { roleSchema } from "../../fields";
import { defineOperation } from "../../operation";
import { OWNER_ONLY } from "../../role";
import { MAX_TOKEN_SECONDS } from "../../vocabulary";
import { tokenSchema } from "./token";

export const createToken = defineOperation({
  id: "createToken",
  method: "POST",
  path: "/api/v1/tokens",
  tag: "Tokens",
  summary: "Create a token for programs; the secret is returned this once",
  roles: OWNER_ONLY,
  body: z.strictObject({
    label: z.string().min(1).max(100),
    role: roleSchema,
    expiresInSeconds: z.int().min(60).max(MAX_TOKEN_SECONDS),
  }),
  status: 201,
  response: z.object({
    token: tokenSchema,
    secret: z.string().describe("Send as `Authorization: Bearer ...`"),
  }),
  problems: [],
});
