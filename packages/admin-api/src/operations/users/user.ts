import { z } from "zod";
import { accountKindSchema, aorSchema, serviceProfileSchema, timestampSchema } from "../../fields";

export const userSchema = z.object({
  aor: z.string().describe("Address of record, `sip:user@domain`"),
  user: z.string(),
  domain: z.string(),
  displayName: z.string(),
  kind: accountKindSchema,
  disabled: z.boolean(),
  services: serviceProfileSchema,
  createdAt: timestampSchema,
  updatedAt: timestampSchema,
});

export type User = z.infer<typeof userSchema>;

/** A user with what is live of it. */
export const userDetailSchema = userSchema.extend({
  registrations: z.int().nonnegative(),
  publications: z.int().nonnegative(),
  watchers: z.int().nonnegative(),
});

export type UserDetail = z.infer<typeof userDetailSchema>;

export const userParams = z.object({ aor: aorSchema });
