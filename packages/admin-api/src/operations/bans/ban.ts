import { z } from "zod";
import { timestampSchema } from "../../fields";

/** An address or a network, as a person writes it; the server checks it and knows it by its canonical form. */
export const banNetworkSchema = z
  .string()
  .trim()
  .min(1, "is-empty")
  .max(64, "is-longer")
  .describe("An address such as 192.0.2.7, or a network such as 192.0.2.0/24");

export const banSchema = z.object({
  network: z.string(),
  until: timestampSchema.nullable().describe("Null until it is lifted"),
  reason: z.string(),
  bannedBy: z.string(),
  bannedAt: timestampSchema,
});

export type Ban = z.infer<typeof banSchema>;
