import { defineOperation } from "../../operation";
import { ANY_ROLE } from "../../role";
import { networkPresenceParams, networkPresenceSchema } from "./network-presence";

export const showNetworkPresence = defineOperation({
  id: "showNetworkPresence",
  method: "GET",
  path: "/api/v1/users/{aor}/network-presence",
  tag: "Agents",
  summary: "Whether registrations of a user are part of its presence",
  roles: ANY_ROLE,
  params: networkPresenceParams,
  status: 200,
  response: networkPresenceSchema,
  problems: ["user-not-found"],
});
