import { z } from "zod";
import { aorSchema, displayNameSchema } from "../../fields";
import { defineOperation } from "../../operation";
import { OWNER_ONLY } from "../../role";
import { MAX_TOKEN_SECONDS } from "../../vocabulary";
import { watcherScopeSchema } from "./watcher-scope";
import { watcherTokenSchema } from "./watcher-token";

export const createWatcherToken = defineOperation({
  id: "createWatcherToken",
  method: "POST",
  path: "/api/v1/watcher-tokens",
  tag: "Watchers without SIP",
  summary: "Create a token for a page or a program that watches over HTTP; the secret is returned this once",
  roles: OWNER_ONLY,
  body: z.strictObject({
    label: displayNameSchema.min(1, "is-empty"),
    watcher: aorSchema.nullable().default(null).describe("Whom it watches as; null: an anonymous watcher"),
    scope: watcherScopeSchema.prefault({}),
    expiresInSeconds: z.int().min(60).max(MAX_TOKEN_SECONDS),
  }),
  status: 201,
  response: z.object({
    token: watcherTokenSchema,
    secret: z.string().describe("Send as `Authorization: Bearer ...` to /events/v1/"),
  }),
  problems: ["user-not-found"],
});
