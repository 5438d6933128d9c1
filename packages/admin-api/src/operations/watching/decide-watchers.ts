import { z } from "zod";
import { aorSchema, untrustedText } from "../../fields";
import { defineOperation } from "../../operation";
import { RUNS_THE_OFFICE } from "../../role";
import { saidSchema } from "../../sayings/said";
import { MAX_DECIDED_WATCHERS, watcherDecisions } from "../../vocabulary";
import { decisionWriteSchema, watcherAddressSchema } from "./watching";

const watcherDecisionSchema = z.enum(watcherDecisions);

export type WatcherDecision = z.infer<typeof watcherDecisionSchema>;

export const decidedWatcherSchema = z.object({
  presentity: z.string(),
  watcher: untrustedText,
  outcome: z
    .enum(["decided", "unchanged", "refused"])
    .describe("`unchanged`: it was so already, or others have decided meanwhile"),
  reason: untrustedText.nullable().describe("Why it was not changed; null where it was"),
  said: saidSchema.nullable().describe("The reason"),
});

export type DecidedWatcher = z.infer<typeof decidedWatcherSchema>;

export const decideWatchers = defineOperation({
  id: "decideWatchers",
  method: "POST",
  path: "/api/v1/watcher-decisions",
  tag: "Presence",
  summary: "Decide for users who may watch them: changes their rules and lists as they could by XCAP",
  roles: RUNS_THE_OFFICE,
  body: z.strictObject({
    decision: watcherDecisionSchema,
    watchers: z
      .array(z.strictObject({ presentity: aorSchema, watcher: watcherAddressSchema }))
      .min(1, "names-nobody")
      .max(MAX_DECIDED_WATCHERS, "names-more-than"),
    onlyUndecided: z
      .boolean()
      .default(false)
      .describe("Leave those alone that do not wait for a decision any more"),
  }),
  bodyLimit: 1024 * 1024,
  status: 200,
  response: z.object({
    items: z.array(decidedWatcherSchema),
    writes: z.array(decisionWriteSchema).describe("What was written, in its order; undoes it"),
  }),
  problems: [],
});
