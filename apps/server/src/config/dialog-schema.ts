import { z } from "zod";
import { switchSchema } from "./switch";

/** What lamps of telephones show. */
export const dialogSchema = z
  .strictObject({
    showRemote: switchSchema("off").describe(
      "Whoever sees that somebody is in a call sees who is on the other side, as pick-up by a lamp needs",
    ),
  })
  .prefault({});
