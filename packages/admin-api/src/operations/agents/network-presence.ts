import { z } from "zod";
import { aorSchema } from "../../fields";

export const networkPresenceSchema = z.object({
  aor: z.string(),
  published: z.boolean().describe("What the network knows of the user is part of its presence"),
  choice: z
    .boolean()
    .nullable()
    .describe("What was chosen for this user; null: the setting of the server holds"),
});

export type NetworkPresence = z.infer<typeof networkPresenceSchema>;

export const networkPresenceParams = z.object({ aor: aorSchema });
