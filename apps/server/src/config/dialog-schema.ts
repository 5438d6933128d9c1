import { z } from "zod";
import { switchSchema } from "./switch";

/** What lamps of telephones show. */
export const dialogSchema = z
  .strictObject({
    showRemote: switchSchema("off").describe(
      "Whoever sees that somebody is in a call sees who is on the other side, as pick-up by a lamp needs",
    ),
    dummyFor: z
      .array(z.string({ error: "must be text" }), { error: "must be a list" })
      .default(["Aastra", "Bria"])
      .describe(
        "How the User-Agent of phones begins whose lamp needs a call that is over where there is none",
      ),
  })
  .prefault({});
