import { z } from "zod";
import { timestampSchema } from "../../fields";
import { watcherScopeSchema } from "./watcher-scope";

/** A token of a watcher that speaks no SIP, without its secret. */
export const watcherTokenSchema = z.object({
  id: z.string(),
  label: z.string(),
  watcher: z.string().nullable().describe("Whom it watches as; null: an anonymous watcher"),
  scope: watcherScopeSchema,
  createdBy: z.string(),
  createdAt: timestampSchema,
  expiresAt: timestampSchema,
  lastUsedAt: timestampSchema.nullable(),
  revoked: z.boolean(),
  openStreams: z.int().nonnegative().describe("Streams that are open with it now"),
});

export type WatcherToken = z.infer<typeof watcherTokenSchema>;
