import { z } from "zod";
import { windowOf, windowQuery } from "../../fields";
import { defineOperation } from "../../operation";
import { ANY_ROLE } from "../../role";
import { networkPresenceSchema } from "./network-presence";

export const listNetworkPresence = defineOperation({
  id: "listNetworkPresence",
  method: "GET",
  path: "/api/v1/network-presence",
  tag: "Agents",
  summary: "Whether registrations of users are part of their presence, and for whom it was chosen apart",
  roles: ANY_ROLE,
  query: z.strictObject({ ...windowQuery }),
  status: 200,
  response: windowOf(networkPresenceSchema).extend({
    everybody: z.boolean().describe("The setting of the server, for those nothing was chosen for"),
  }),
  problems: [],
});
