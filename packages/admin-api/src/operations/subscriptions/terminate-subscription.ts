import { z } from "zod";
import { defineOperation } from "../../operation";
import { RUNS_THE_OFFICE } from "../../role";
import { terminationReasons } from "../../vocabulary";
import { subscriptionParams } from "./subscription";

const terminationReasonSchema = z.enum(terminationReasons);

export type TerminationReason = z.infer<typeof terminationReasonSchema>;

export const terminateSubscription = defineOperation({
  id: "terminateSubscription",
  method: "POST",
  path: "/api/v1/subscriptions/{id}/terminate",
  tag: "Subscriptions",
  summary: "End a subscription; the reason tells the watcher whether to come back",
  roles: RUNS_THE_OFFICE,
  params: subscriptionParams,
  body: z.strictObject({ reason: terminationReasonSchema.default("deactivated") }),
  status: 204,
  problems: ["subscription-not-found"],
});
