import { defineOperation } from "../../operation";
import { RUNS_THE_OFFICE } from "../../role";
import { subscriptionParams } from "./subscription";

export const notifyAgain = defineOperation({
  id: "notifyAgain",
  method: "POST",
  path: "/api/v1/subscriptions/{id}/notify",
  tag: "Subscriptions",
  summary: "Send the current state to a watcher again",
  roles: RUNS_THE_OFFICE,
  params: subscriptionParams,
  status: 204,
  problems: ["subscription-not-found"],
});
