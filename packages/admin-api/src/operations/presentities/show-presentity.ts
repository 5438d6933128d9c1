import { z } from "zod";
import { defineOperation } from "../../operation";
import { ANY_ROLE } from "../../role";
import { subscriptionSchema } from "../subscriptions/subscription";
import { composedStateSchema, presentityParams, presentitySchema } from "./presentity";

export const showPresentity = defineOperation({
  id: "showPresentity",
  method: "GET",
  path: "/api/v1/presentities/{aor}",
  tag: "Presence",
  summary: "Publications, composed document and watchers of a presentity",
  roles: ANY_ROLE,
  params: presentityParams,
  status: 200,
  response: presentitySchema.extend({
    contentWithheld: z.boolean().describe("True when your role sees structure, not content"),
    states: z.array(composedStateSchema),
    subscriptions: z.array(subscriptionSchema).describe("The first 1000 watchers"),
  }),
  problems: ["presentity-not-found"],
});
