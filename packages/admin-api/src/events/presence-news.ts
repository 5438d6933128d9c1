import { z } from "zod";
import { timestampSchema, untrustedText } from "../fields";
import { presenceMarkSchema } from "../operations/presentities/presentity";

const openOrClosed = z.enum(["open", "closed"]);
const presentity = z.string().describe("Address of record");

/** A service of the presentity, as far as the watcher is shown it. */
const serviceSchema = z.object({
  basic: openOrClosed.nullable().describe("Whether it can be reached; null when nothing is said"),
  willingness: openOrClosed.nullable(),
  contact: untrustedText.nullable().describe("URI"),
  note: untrustedText.nullable(),
});

/** Why nothing more is told of a presentity. */
const endReasonSchema = z
  .enum(["unavailable", "limit", "later"])
  .describe(
    "unavailable: nobody is here who is shown to the watcher; limit: as much is watched as may be; " +
      "later: ask again after a while",
  );

/**
 * How a presentity stands for a watcher: one `data` of the stream, and the body of a single answer. Later versions below
 * `/events/v1/` may add fields and services; nothing is taken away and no meaning changes.
 */
export const presenceNewsSchema = z.discriminatedUnion("state", [
  z.object({
    presentity,
    state: z.literal("active"),
    mark: presenceMarkSchema.describe("At a glance, the same as in every surface"),
    activities: z.array(untrustedText).describe("Words of RPID, or any others"),
    note: untrustedText.nullable(),
    icon: untrustedText.nullable().describe("URI of a picture"),
    since: timestampSchema.nullable().describe("When the state that made the mark was set"),
    services: z.array(serviceSchema),
  }),
  z.object({ presentity, state: z.literal("pending").describe("It has not been decided who is shown what") }),
  z.object({ presentity, state: z.literal("ended"), reason: endReasonSchema }),
]);

export type PresenceNews = z.infer<typeof presenceNewsSchema>;
export type PresenceEndReason = z.infer<typeof endReasonSchema>;
