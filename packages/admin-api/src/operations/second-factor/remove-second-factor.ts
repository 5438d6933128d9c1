import { z } from "zod";
import { defineOperation } from "../../operation";
import { ANY_ROLE } from "../../role";
import { factorCodeSchema } from "./second-factor";

export const removeSecondFactor = defineOperation({
  id: "removeSecondFactor",
  method: "DELETE",
  path: "/api/v1/second-factor",
  tag: "Session",
  summary: "Sign in without a code from now on",
  roles: ANY_ROLE,
  body: z.strictObject({ code: factorCodeSchema }),
  status: 204,
  problems: ["operator-not-found", "second-factor-not-found", "wrong-code", "too-many-attempts"],
});
