import { defineOperation } from "../../operation";
import { ANY_ROLE } from "../../role";
import { secondFactorSchema } from "./second-factor";

export const showSecondFactor = defineOperation({
  id: "showSecondFactor",
  method: "GET",
  path: "/api/v1/second-factor",
  tag: "Session",
  summary: "Whether sign-in asks the one who is signed in for a code",
  roles: ANY_ROLE,
  beforeSecondFactor: true,
  status: 200,
  response: secondFactorSchema,
  problems: ["operator-not-found"],
});
