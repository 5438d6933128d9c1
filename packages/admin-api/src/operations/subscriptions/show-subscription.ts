import { defineOperation } from "../../operation";
import { ANY_ROLE } from "../../role";
import { subscriptionParams, subscriptionSchema } from "./subscription";

export const showSubscription = defineOperation({
  id: "showSubscription",
  method: "GET",
  path: "/api/v1/subscriptions/{id}",
  tag: "Subscriptions",
  summary: "One subscription",
  roles: ANY_ROLE,
  params: subscriptionParams,
  status: 200,
  response: subscriptionSchema,
  problems: ["subscription-not-found"],
});
