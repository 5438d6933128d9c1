import { z } from "zod";
import { countsSchema } from "../operations/overview/show-overview";

/** Ids one event carries at most; when more changed, `more` is true and the list is to be read again. */
export const MAX_LIVE_IDS = 200;

const changedIds = {
  ids: z.array(z.string()).max(MAX_LIVE_IDS).describe("What was added, changed or removed"),
  more: z.boolean().describe("More changed than is listed: read the list again"),
};

/**
 * What changed since the event before, merged over some 50 ms. Ids: addresses of record (presentities, registrations,
 * users, owners of calendars), subscription ids, connection ids in decimal, document selectors, audit entry ids, trace ids,
 * domains of peers, owner and name of content objects (`sip:alice@office.test/icon`). Accounting names nothing: its records come by the thousand.
 */
export const liveEventSchema = z.discriminatedUnion("topic", [
  z.object({ topic: z.literal("overview"), counts: countsSchema }),
  z.object({ topic: z.literal("presentities"), ...changedIds }),
  z.object({ topic: z.literal("subscriptions"), ...changedIds }),
  z.object({ topic: z.literal("registrations"), ...changedIds }),
  z.object({ topic: z.literal("connections"), ...changedIds }),
  z.object({ topic: z.literal("documents"), ...changedIds }),
  z.object({ topic: z.literal("users"), ...changedIds }),
  z.object({ topic: z.literal("audit"), ...changedIds }),
  z.object({ topic: z.literal("traces"), ...changedIds }),
  z.object({ topic: z.literal("peers"), ...changedIds }),
  z.object({ topic: z.literal("calendars"), ...changedIds }),
  z.object({ topic: z.literal("content"), ...changedIds }),
  z.object({ topic: z.literal("accounting"), ...changedIds }),
]);

export type LiveEvent = z.infer<typeof liveEventSchema>;
