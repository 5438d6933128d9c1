import { z } from "zod";
import { defineOperation } from "../../operation";
import { OWNER_ONLY, roleSchema } from "../../role";
import { tokenSchema } from "./token";

/** The longest life of a token: ten years. */
export const MAX_TOKEN_SECONDS = 10 * 366 * 24 * 3600;

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
