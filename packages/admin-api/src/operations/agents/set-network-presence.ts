import { z } from "zod";
import { defineOperation } from "../../operation";
import { RUNS_THE_OFFICE } from "../../role";
import { networkPresenceParams, networkPresenceSchema } from "./network-presence";

export const setNetworkPresence = defineOperation({
  id: "setNetworkPresence",
  method: "PUT",
  path: "/api/v1/users/{aor}/network-presence",
  tag: "Agents",
  summary: "Choose whether registrations of a user are part of its presence",
  roles: RUNS_THE_OFFICE,
  params: networkPresenceParams,
  body: z.strictObject({
    choice: z.boolean().nullable().describe("Null goes back to the setting of the server"),
  }),
  status: 200,
  response: networkPresenceSchema,
  problems: ["user-not-found"],
});
