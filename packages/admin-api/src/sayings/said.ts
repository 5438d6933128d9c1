import { z } from "zod";

/** What stands in an English sentence beside it, for pages that say it in another language. */
export const saidSchema = z
  .object({
    code: z.string().describe("Stable name of the sentence"),
    places: z
      .record(z.string(), z.unknown())
      .describe("What goes into it: texts, which are untrusted, numbers, and phrases of this same form"),
  })
  .describe("The sentence beside it by its code, for pages in other languages");

export type SaidField = z.infer<typeof saidSchema>;
