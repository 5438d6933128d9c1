import { z } from "zod";
import { countSchema, roleSchema, timestampSchema } from "../../fields";

export const operatorSchema = z.object({
  name: z.string(),
  role: roleSchema,
  disabled: z.boolean(),
  secondFactor: z.boolean().describe("Sign-in asks for a code"),
  sessions: countSchema.describe("Browsers that are signed in"),
  setupLinkExpiresAt: timestampSchema.nullable().describe("Of the open set-up link; null without one"),
  createdAt: timestampSchema,
});

export type Operator = z.infer<typeof operatorSchema>;

/** Name of a new operator. */
export const operatorNameSchema = z
  .string()
  .regex(/^[A-Za-z0-9][A-Za-z0-9._-]{0,63}$/, "has-to-be-long-name");
