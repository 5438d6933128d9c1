import { z } from "zod";
import { defineOperation } from "../../operation";
import { factorCodeSchema } from "../second-factor/second-factor";
import { identitySchema } from "./session";

export const signIn = defineOperation({
  id: "signIn",
  method: "POST",
  path: "/api/v1/session",
  tag: "Session",
  summary: "Sign in with name, password and, who has a second factor, a code; sets the session cookie",
  roles: "public",
  body: z.strictObject({
    username: z.string().min(1).max(128),
    password: z.string().min(1).max(256),
    code: factorCodeSchema.optional(),
  }),
  status: 200,
  response: identitySchema,
  problems: ["wrong-credentials", "second-factor-needed", "wrong-code", "too-many-attempts"],
});
