import { defineOperation } from "../../operation";
import { ANY_ROLE } from "../../role";

export const signOut = defineOperation({
  id: "signOut",
  method: "DELETE",
  path: "/api/v1/session",
  tag: "Session",
  summary: "End the session of this browser",
  roles: ANY_ROLE,
  beforeSecondFactor: true,
  status: 204,
  problems: [],
});
