import { z } from "zod";
import { roleSchema, timestampSchema } from "../../fields";

/** An API token without its secret. */
export const tokenSchema = z.object({
  id: z.string(),
  label: z.string(),
  role: roleSchema,
  createdBy: z.string(),
  createdAt: timestampSchema,
  expiresAt: timestampSchema,
  lastUsedAt: timestampSchema.nullable(),
  revoked: z.boolean(),
});

export type Token = z.infer<typeof tokenSchema>;
