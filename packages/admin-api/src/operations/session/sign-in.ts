import { z } from "zod";
import { defineOperation } from "../../operation";
import { identitySchema } from "./session";

export const signIn = defineOperation({
  id: "signIn",
  method: "POST",
  path: "/api/v1/session",
  tag: "Session",
  summary: "Sign in with name and password; sets the session cookie",
  roles: "public",
  body: z.strictObject({ username: z.string().min(1).max(128), password: z.string().min(1).max(256) }),
  status: 200,
  response: identitySchema,
  problems: ["wrong-credentials", "too-many-attempts"],
});
