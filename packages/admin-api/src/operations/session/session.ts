import { z } from "zod";
import { roleSchema, timestampSchema } from "../../fields";

/** Who is signed in, and how. */
export const identitySchema = z.object({
  name: z.string().describe("Operator name, or the label of a token"),
  role: roleSchema,
  via: z.enum(["session", "token"]),
  seesContent: z.boolean().describe("False when bodies and notes are withheld from this role"),
  secondFactorMissing: z
    .boolean()
    .describe("A second factor is required and not set up: nothing else can be done before"),
  expiresAt: timestampSchema.nullable().describe("When sign-in has to be repeated at the latest"),
});

export type Identity = z.infer<typeof identitySchema>;

export const sessionSchema = z.object({
  id: z.string().describe("Public name of the session; not the cookie's value"),
  current: z.boolean(),
  createdAt: timestampSchema,
  lastSeenAt: timestampSchema,
  expiresAt: timestampSchema,
  remoteAddress: z.string(),
  userAgent: z.string(),
});

export type Session = z.infer<typeof sessionSchema>;
