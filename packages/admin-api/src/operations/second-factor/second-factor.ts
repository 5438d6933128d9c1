import { z } from "zod";
import { countSchema, timestampSchema } from "../../fields";

/** A code of the authenticator, or a recovery code; spaces and dashes do not count. */
export const factorCodeSchema = z
  .string()
  .trim()
  .min(1, "is-empty")
  .max(64, "is-longer")
  .describe("Six digits of the authenticator, or a recovery code");

export const secondFactorSchema = z.object({
  inForce: z.boolean().describe("Sign-in asks for a code"),
  required: z.boolean().describe("Every operator has to have one"),
  since: timestampSchema.nullable(),
  recoveryCodesLeft: countSchema,
});

export type SecondFactor = z.infer<typeof secondFactorSchema>;

export const recoveryCodesSchema = z.object({
  recoveryCodes: z.array(z.string()).describe("Each lets in once; they are not shown again"),
});
